package io.wecomops.adapters.wecom.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.adapters.wecom.retry.Guard.Passage;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Breaker;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class BreakerGuardTest {
    private static final String SEND = "message/send";
    private static final TokenKey APP = new TokenKey(new CorpId("ww1"), new AgentId(1));
    private static final TokenKey OTHER = new TokenKey(new CorpId("ww1"), new AgentId(2));
    private static final Answer OK = new Answer.Success(JsonNodeFactory.instance.objectNode());
    private static final Answer BUSY = new Answer.Failure(-1, "system busy");

    private final ManualTime time = new ManualTime();
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Happening> seen = new CopyOnWriteArrayList<>();
    private final BreakerGuard guard = guard(100);

    private BreakerGuard guard(int callsAtOnce) {
        return new BreakerGuard(ErrorTable.load(), callsAtOnce, time, () -> 0.5, seen::add);
    }

    static Stream<Answer> failures() {
        return Stream.of(
                BUSY,
                new Answer.Unreachable("no connection"),
                new Answer.TurnedAway("HTTP 404"),
                new Answer.Lost(Reason.ANSWER_LOST, "did not come"),
                new Answer.Lost(Reason.BROKEN_ANSWER, "HTTP 502"));
    }

    static Stream<Answer> answers() {
        return Stream.of(
                OK,
                new Answer.Failure(40014, "invalid access_token"),
                new Answer.Failure(42001, "access_token expired"),
                new Answer.Failure(40001, "invalid secret"),
                new Answer.Failure(45009, "api freq out of limit"),
                new Answer.Failure(81013, "no allow"),
                new Answer.Failure(48002, "api forbidden"),
                new Answer.HeldOff(Duration.ofSeconds(60), "HTTP 429"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void opensWithinItsWindowThoughNothingIsThrown(Answer failure) {
        for (int call = 0; call < 100; call++) {
            call(SEND, APP, OK);
        }
        calls.set(0);
        while (call(SEND, APP, failure) instanceof Passage.Made) {
            assertThat(calls.get()).isLessThanOrEqualTo(Breaker.WINDOW + 1);
        }
        assertThat(calls.get()).isEqualTo(Breaker.WINDOW / 2);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatShowsThatWecomIsThereNeverOpensIt(Answer answer) {
        for (int call = 0; call < 1_000; call++) {
            assertThat(call(SEND, APP, answer)).isEqualTo(new Passage.Made(answer));
        }
    }

    @Test
    void eachInterfaceAndAppHasItsOwn() {
        open();
        assertThat(call(SEND, OTHER, OK)).isInstanceOf(Passage.Made.class);
        assertThat(call("gettoken", APP, OK)).isInstanceOf(Passage.Made.class);
        assertThat(call(SEND, APP, OK)).isInstanceOf(Passage.NotMade.class);
    }

    @Test
    void openOneSaysForHowLongAndCallsNobody() {
        open();
        assertThat(seen).containsExactly(new Happening.BreakerTurned(SEND, APP.agentId(), Breaker.Phase.OPEN));
        int before = calls.get();
        assertThat(call(SEND, APP, OK))
                .isEqualTo(new Passage.NotMade(Duration.ofMillis(3_750), "the last calls of message/send have failed"));
        time.advance(Duration.ofSeconds(3));
        assertThat(((Passage.NotMade) call(SEND, APP, OK)).after()).isEqualTo(Duration.ofMillis(750));
        assertThat(calls.get()).isEqualTo(before);
    }

    /** A hundred threads meet a breaker whose time is over; while the probe is out nobody else calls. */
    @Test
    void oneOfAHundredThreadsProbes() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            open();
            time.advance(Duration.ofMinutes(1));
            calls.set(0);
            var others = new CountDownLatch(99);
            Answer outcome = round % 2 == 0 ? BUSY : OK;
            List<Passage> passages = AtOnce.call(100, _ -> {
                Passage passage = guard.call(SEND, APP, () -> {
                    calls.incrementAndGet();
                    await(others);
                    return outcome;
                });
                others.countDown();
                return passage;
            });
            assertThat(calls.get()).as("probes in round " + round).isEqualTo(1);
            assertThat(passages).filteredOn(Passage.Made.class::isInstance).hasSize(1);
            assertThat(call(SEND, APP, OK)).isInstanceOf(round % 2 == 0 ? Passage.NotMade.class : Passage.Made.class);
        }
    }

    @Test
    void callThatThrowsCountsAsFailureAndEndsItsProbe() {
        open();
        time.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> guard.call(SEND, APP, () -> {
                    throw new IllegalStateException("a fault of ours");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(call(SEND, APP, OK)).isInstanceOf(Passage.NotMade.class);
        time.advance(Duration.ofMinutes(1));
        assertThat(call(SEND, APP, OK)).isInstanceOf(Passage.Made.class);
    }

    @Test
    void bulkheadLetsSoManyInAtOnce() {
        var narrow = guard(2);
        var inside = new CountDownLatch(2);
        var refused = new CountDownLatch(3);
        List<Passage> passages = AtOnce.call(5, _ -> {
            Passage passage = narrow.call(SEND, APP, () -> {
                inside.countDown();
                await(refused);
                return OK;
            });
            refused.countDown();
            return passage;
        });
        assertThat(passages).filteredOn(Passage.Made.class::isInstance).hasSize(2);
        assertThat(passages).filteredOn(Passage.NotMade.class::isInstance).hasSize(3);
        assertThat(narrow.call(SEND, APP, () -> OK)).isInstanceOf(Passage.Made.class);
    }

    private void open() {
        while (call(SEND, APP, BUSY) instanceof Passage.Made) {
            assertThat(calls.get()).isLessThan(10_000);
        }
    }

    private Passage call(String api, TokenKey app, Answer answer) {
        return guard.call(api, app, () -> {
            calls.incrementAndGet();
            return answer;
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
