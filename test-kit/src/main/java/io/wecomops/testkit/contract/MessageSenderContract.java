package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageSender;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link MessageSender} must do. An adapter's test extends this and says how to make one, and of what far end. */
public abstract class MessageSenderContract {
    /** Where the far end is silent, its time limit is two seconds at the most. */
    protected abstract MessageSender sender();

    /** The same one, but nobody listens where it looks for its far end. */
    protected abstract MessageSender senderWithoutFarEnd();

    protected abstract RequestSealer sealer();

    /** One of {@link #agent()} that holds. */
    protected abstract AccessToken token();

    protected abstract AgentId agent();

    private TokenKey app() {
        return new TokenKey(new CorpId("ww-contract"), agent());
    }

    /** People who exist, different for different {@code n}. */
    protected abstract UserId member(int n);

    /** People whom the far end does not know, different for different {@code n}. */
    protected abstract UserId stranger(int n);

    /** People without a licence, different for different {@code n}. */
    protected abstract UserId unlicensed(int n);

    protected abstract void farEndIs(FarEnd state) throws Exception;

    /** How many calls to send the far end has seen so far in this test, those under way included. */
    protected abstract long callsSeen();

    private SealedRequest to(UserId... users) {
        return sealer().seal(
                        agent(),
                        new Message.Text("开会啦 🎉\n\"all\" of you"),
                        List.of(users),
                        new DuplicateCheck(Duration.ofHours(3)));
    }

    private SendOutcome send(UserId... users) {
        return sender().send(app(), token(), to(users));
    }

    @Test
    void aMessageThatAllGotNamesNobody() {
        assertThat(send(member(1), member(2)))
                .asInstanceOf(type(SendOutcome.Delivered.class))
                .satisfies(delivered -> {
                    assertThat(delivered.messageId()).isNotEmpty();
                    assertThat(delivered.undelivered()).isEmpty();
                });
    }

    @Test
    void thoseWhoDidNotGetItAreNamedWithTheReason() {
        assertThat(send(member(1), stranger(1), unlicensed(1), member(2), stranger(2)))
                .asInstanceOf(type(SendOutcome.Delivered.class))
                .satisfies(delivered -> assertThat(delivered.undelivered())
                        .containsExactlyInAnyOrder(
                                new Undelivered(stranger(1), Reason.INVALID_USER),
                                new Undelivered(stranger(2), Reason.INVALID_USER),
                                new Undelivered(unlicensed(1), Reason.UNLICENSED_USER)));
    }

    @Test
    void aMessageThatNobodyCanGetIsRefused() {
        assertThat(send(stranger(1), stranger(2)))
                .asInstanceOf(type(SendOutcome.Refused.class))
                .extracting(SendOutcome.Refused::reason)
                .isEqualTo(Reason.wecom(81013));
    }

    @Test
    void aThousandPeopleAreOneCall() {
        var everybody = Stream.concat(
                        IntStream.range(0, 990).mapToObj(this::member),
                        IntStream.range(0, 10).mapToObj(this::stranger))
                .toArray(UserId[]::new);
        assertThat(send(everybody))
                .asInstanceOf(type(SendOutcome.Delivered.class))
                .satisfies(delivered -> assertThat(delivered.undelivered()).hasSize(10));
        assertThat(callsSeen()).isOne();
    }

    @Test
    void theSameBytesMayBeSentAgain() {
        var request = to(member(1));
        assertThat(sender().send(app(), token(), request)).isInstanceOf(SendOutcome.Delivered.class);
        assertThat(sender().send(app(), token(), request)).isInstanceOf(SendOutcome.Delivered.class);
        assertThat(callsSeen()).isEqualTo(2);
    }

    @Test
    void manyMayBeSentAtOnce() throws Exception {
        var token = token();
        var sender = sender();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = callers.invokeAll(IntStream.range(0, 64)
                    .<Callable<SendOutcome>>mapToObj(n -> () -> sender.send(app(), token, to(member(n))))
                    .toList());
            assertThat(outcomes).extracting(Future::resultNow).hasOnlyElementsOfType(SendOutcome.Delivered.class);
        }
        assertThat(callsSeen()).isEqualTo(64);
    }

    @Test
    void aTokenThatNobodyIssuedIsRejected() {
        var invented = new AccessToken("no-such-token", 1, Duration.ofHours(1));
        assertThat(sender().send(app(), invented, to(member(1)))).isInstanceOf(SendOutcome.TokenRejected.class);
    }

    @Test
    void aBusyFarEndHasDeliveredNothing() throws Exception {
        assertThat(sendWhile(FarEnd.BUSY))
                .asInstanceOf(type(SendOutcome.Busy.class))
                .extracting(SendOutcome.Busy::reason)
                .isEqualTo(Reason.wecom(-1));
    }

    @Test
    void aLimitThatTripsHoldsEverybodyBack() throws Exception {
        assertThat(sendWhile(FarEnd.OVER_ITS_LIMIT))
                .asInstanceOf(type(SendOutcome.Throttled.class))
                .satisfies(throttled -> {
                    assertThat(throttled.reason()).isEqualTo(Reason.wecom(45009));
                    assertThat(throttled.block()).isEqualTo(Duration.ofMinutes(1));
                });
    }

    @Test
    void aForbiddenAddressIsTheAppsFaultAndNobodyElses() throws Exception {
        assertThat(sendWhile(FarEnd.FORBIDDING_OUR_ADDRESS))
                .asInstanceOf(type(SendOutcome.AppRefused.class))
                .extracting(SendOutcome.AppRefused::reason)
                .isEqualTo(Reason.wecom(60020));
    }

    @Test
    void withoutAnAnswerItMayHaveBeenDelivered() throws Exception {
        assertThat(lostWhile(FarEnd.LOSING_ANSWERS)).isEqualTo(Reason.ANSWER_LOST);
        assertThat(lostWhile(FarEnd.SILENT)).isEqualTo(Reason.ANSWER_LOST);
        assertThat(lostWhile(FarEnd.BEHIND_A_BROKEN_GATEWAY)).isEqualTo(Reason.BROKEN_ANSWER);
    }

    @Test
    void aFarEndThatIsNotThereHasReceivedNothing() {
        assertThat(senderWithoutFarEnd().send(app(), token(), to(member(1))))
                .asInstanceOf(type(SendOutcome.Busy.class))
                .extracting(SendOutcome.Busy::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @Test
    void aSilentFarEndIsNotWaitedForLongerThanTheTimeLimit() throws Exception {
        farEndIs(FarEnd.SILENT);
        var outcome = new CompletableFuture<SendOutcome>();
        var caller = Thread.ofVirtual().start(() -> outcome.complete(send(member(1))));
        await().atMost(Duration.ofSeconds(10)).until(outcome::isDone);
        caller.join();
    }

    @Test
    void anInterruptedCallerKeepsItsInterruptAndDoesNotKnow() throws Exception {
        farEndIs(FarEnd.SILENT);
        var token = token();
        record Seen(SendOutcome outcome, boolean interrupted) {}
        var seen = new CompletableFuture<Seen>();
        var caller = Thread.ofVirtual().start(() -> {
            var outcome = sender().send(app(), token, to(member(1)));
            seen.complete(new Seen(outcome, Thread.currentThread().isInterrupted()));
        });
        await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(5)).until(() -> callsSeen() == 1);
        caller.interrupt();
        await().atMost(Duration.ofSeconds(5)).until(seen::isDone);
        assertThat(seen.resultNow().outcome()).isInstanceOf(SendOutcome.Lost.class);
        assertThat(seen.resultNow().interrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whateverComesOfItItIsSentOnce(FarEnd state) throws Exception {
        sendWhile(state);
        assertThat(callsSeen()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatIsAnsweredShowsTheToken(FarEnd state) throws Exception {
        var token = token();
        farEndIs(state);
        assertThat(sender().send(app(), token, to(member(1))).toString()).doesNotContain(token.value());
        assertThat(senderWithoutFarEnd().send(app(), token, to(member(1))).toString())
                .doesNotContain(token.value());
    }

    @Test
    void aFarEndThatIsWellAgainDelivers() throws Exception {
        sendWhile(FarEnd.LOSING_ANSWERS);
        farEndIs(FarEnd.HEALTHY);
        assertThat(send(member(1))).isInstanceOf(SendOutcome.Delivered.class);
    }

    private SendOutcome sendWhile(FarEnd state) throws Exception {
        var token = token();
        farEndIs(state);
        return sender().send(app(), token, to(member(1)));
    }

    private Reason lostWhile(FarEnd state) throws Exception {
        var outcome = sendWhile(state);
        farEndIs(FarEnd.HEALTHY);
        assertThat(outcome).as(state.toString()).isInstanceOf(SendOutcome.Lost.class);
        return ((SendOutcome.Lost) outcome).reason();
    }
}
