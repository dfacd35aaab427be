package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.wecomops.domain.message.MessageRecaller;
import io.wecomops.domain.message.RecallOutcome;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link MessageRecaller} must do. An adapter's test extends this and says how to make one, and of what far end. */
public abstract class MessageRecallerContract {
    /** Where the far end is silent, its time limit is two seconds at the most. */
    protected abstract MessageRecaller recaller();

    /** The same one, but nobody listens where it looks for its far end. */
    protected abstract MessageRecaller recallerWithoutFarEnd();

    protected abstract TokenKey app();

    /** One of {@link #app()} that holds. */
    protected abstract AccessToken token();

    /** Sends a message to one person; answers its id. */
    protected abstract String sent();

    /** How many people still hold a message. */
    protected abstract long holders();

    /** From now on; what was sent before is not forgotten. */
    protected abstract void farEndIs(FarEnd state);

    /** How many calls to recall the far end has seen so far in this test, those under way included. */
    protected abstract long callsSeen();

    private RecallOutcome recall(String messageId) {
        return recaller().recall(app(), token(), messageId);
    }

    @Test
    void whatIsRecalledNobodyHoldsAnyMore() {
        String id = sent();
        assertThat(holders()).isOne();

        assertThat(recall(id)).isEqualTo(new RecallOutcome.Recalled());
        assertThat(holders()).isZero();
    }

    @Test
    void recallingTwiceDoesNoHarm() {
        String id = sent();

        assertThat(recall(id)).isEqualTo(new RecallOutcome.Recalled());
        assertThat(recall(id)).isEqualTo(new RecallOutcome.Recalled());
    }

    @Test
    void whatTheAppHasNotSentIsRefused() {
        assertThat(recall("no \"such\" id"))
                .asInstanceOf(type(RecallOutcome.Refused.class))
                .extracting(RecallOutcome.Refused::reason)
                .isEqualTo(Reason.wecom(40058));
    }

    @Test
    void aTokenThatNobodyIssuedIsRejected() {
        var invented = new AccessToken("no-such-token", 1, Duration.ofHours(1));

        assertThat(recaller().recall(app(), invented, sent())).isInstanceOf(RecallOutcome.TokenRejected.class);
    }

    @Test
    void aBusyFarEndIsToBeAskedAgain() {
        assertThat(recallWhile(FarEnd.BUSY))
                .asInstanceOf(type(RecallOutcome.Busy.class))
                .extracting(RecallOutcome.Busy::reason)
                .isEqualTo(Reason.wecom(-1));
    }

    @Test
    void aLimitHoldsEverybodyBack() {
        assertThat(recallWhile(FarEnd.OVER_ITS_LIMIT))
                .asInstanceOf(type(RecallOutcome.HeldOff.class))
                .satisfies(held -> {
                    assertThat(held.reason()).isEqualTo(Reason.wecom(45009));
                    assertThat(held.block()).isEqualTo(Duration.ofMinutes(1));
                });
    }

    @Test
    void aForbiddenAddressHoldsEverybodyBack() {
        assertThat(recallWhile(FarEnd.FORBIDDING_OUR_ADDRESS)).isInstanceOf(RecallOutcome.HeldOff.class);
    }

    @Test
    void withoutAnAnswerItIsToBeAskedAgainThoughItIsDone() {
        String id = sent();
        AccessToken token = token();
        farEndIs(FarEnd.LOSING_ANSWERS);

        assertThat(recaller().recall(app(), token, id))
                .asInstanceOf(type(RecallOutcome.Busy.class))
                .extracting(RecallOutcome.Busy::reason)
                .isEqualTo(Reason.ANSWER_LOST);
        assertThat(holders()).isZero();
    }

    @Test
    void aFarEndThatIsNotThereIsToBeAskedAgain() {
        assertThat(recallerWithoutFarEnd().recall(app(), token(), "any"))
                .asInstanceOf(type(RecallOutcome.Busy.class))
                .extracting(RecallOutcome.Busy::reason)
                .isEqualTo(Reason.UNREACHABLE);
    }

    @ParameterizedTest
    @EnumSource
    void whateverComesOfItItIsAskedOnceAndTheTokenIsNotShown(FarEnd state) {
        AccessToken token = token();
        String id = sent();
        farEndIs(state);
        long before = callsSeen();

        assertThat(recaller().recall(app(), token, id).toString()).doesNotContain(token.value());
        assertThat(callsSeen() - before).isOne();
    }

    private RecallOutcome recallWhile(FarEnd state) {
        AccessToken token = token();
        String id = sent();
        farEndIs(state);
        var outcome = recaller().recall(app(), token, id);
        farEndIs(FarEnd.HEALTHY);
        return outcome;
    }
}
