package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Duration WINDOW = Duration.ofHours(3);
    private static final Reason BUSY = Reason.wecom(-1);

    private final Verdict verdict = new Verdict(new Backoff(2.0, Duration.ofSeconds(60), 2), Duration.ofMinutes(1));

    @Test
    void aFreshBatchIsSent() {
        assertThat(verdict.beforeSending(fresh(0))).isEmpty();
    }

    @Test
    void aBatchThatMayHaveGoneOutIsRepeatedWithinTheWindow() {
        assertThat(verdict.beforeSending(sentBefore(Duration.ofMinutes(178), DeliveryMode.EFFECTIVELY_ONCE)))
                .isEmpty();
    }

    @Test
    void itIsNotRepeatedOnceTheWindowMayBeOver() {
        assertThat(verdict.beforeSending(sentBefore(Duration.ofMinutes(179), DeliveryMode.EFFECTIVELY_ONCE)))
                .contains(new BatchResult.Unknown(Reason.REPEAT_WINDOW_OVER));
    }

    @Test
    void itIsNeverRepeatedWhereAtMostOnceWasAsked() {
        assertThat(verdict.beforeSending(sentBefore(Duration.ZERO, DeliveryMode.AT_MOST_ONCE)))
                .contains(new BatchResult.Unknown(Reason.AT_MOST_ONCE));
    }

    @Test
    void whatWeComTookIsSentButForThoseItNamed() {
        var ghost = new Undelivered(new UserId("ghost"), Reason.INVALID_USER);
        assertThat(verdict.afterSending(fresh(0), new SendOutcome.Delivered("m1", List.of(ghost)), 0.5))
                .isEqualTo(new BatchResult.Sent("m1", List.of(ghost)));
    }

    @Test
    void busyIsTriedAgainAfterABackoffThatGrows() {
        assertThat(verdict.afterSending(fresh(0), new SendOutcome.Busy(BUSY, ""), 0.5))
                .isEqualTo(new BatchResult.Again(Duration.ofSeconds(1), 1, false, BUSY));
        assertThat(verdict.afterSending(fresh(1), new SendOutcome.Busy(BUSY, ""), 0.5))
                .isEqualTo(new BatchResult.Again(Duration.ofSeconds(2), 2, false, BUSY));
    }

    @Test
    void afterTheLastAttemptItFails() {
        assertThat(verdict.afterSending(fresh(2), new SendOutcome.Busy(BUSY, ""), 0.5))
                .isEqualTo(new BatchResult.Failed(BUSY));
    }

    @Test
    void afterTheLastAttemptItIsUnknownIfAnEarlierOneMayHaveArrived() {
        assertThat(verdict.afterSending(sentBefore(2), new SendOutcome.Busy(BUSY, ""), 0.5))
                .isEqualTo(new BatchResult.Unknown(BUSY));
        assertThat(verdict.afterSending(fresh(2), new SendOutcome.Lost(Reason.ANSWER_LOST, ""), 0.5))
                .isEqualTo(new BatchResult.Unknown(Reason.ANSWER_LOST));
    }

    @Test
    void aLostAnswerIsRepeatedAndRemembered() {
        assertThat(verdict.afterSending(fresh(0), new SendOutcome.Lost(Reason.ANSWER_LOST, ""), 0.25))
                .isEqualTo(new BatchResult.Again(Duration.ofMillis(500), 1, true, Reason.ANSWER_LOST));
    }

    @Test
    void aLostAnswerIsUnknownAtOnceWhereAtMostOnceWasAsked() {
        var batch = batch(0, Optional.empty(), DeliveryMode.AT_MOST_ONCE);
        assertThat(verdict.afterSending(batch, new SendOutcome.Lost(Reason.ANSWER_LOST, ""), 0.5))
                .isEqualTo(new BatchResult.Unknown(Reason.ANSWER_LOST));
    }

    @Test
    void busyDoesNotForgetThatAnEarlierCopyMayHaveArrived() {
        assertThat(verdict.afterSending(sentBefore(0), new SendOutcome.Busy(BUSY, ""), 0.5))
                .isEqualTo(new BatchResult.Again(Duration.ofSeconds(1), 1, true, BUSY));
    }

    @Test
    void beingThrottledUsesUpNoAttempt() {
        var reason = Reason.wecom(45009);
        var throttled = new SendOutcome.Throttled(Duration.ofSeconds(60), reason, "");
        assertThat(verdict.afterSending(fresh(2), throttled, 0.5))
                .isEqualTo(new BatchResult.Again(Duration.ofSeconds(60), 2, false, reason));
    }

    @Test
    void appThatMayNotCallUsesUpNoAttempt() {
        var reason = Reason.wecom(60020);
        var refused = new SendOutcome.AppRefused(Duration.ofSeconds(60), reason, "");
        assertThat(verdict.afterSending(fresh(2), refused, 0.5))
                .isEqualTo(new BatchResult.Again(Duration.ofSeconds(60), 2, false, reason));
    }

    @Test
    void aRejectedTokenUsesUpNoAttemptHoweverOften() {
        var reason = Reason.wecom(40014);
        var rejected = new SendOutcome.TokenRejected(reason, "");
        assertThat(verdict.afterSending(fresh(0), rejected, 0.5))
                .isEqualTo(new BatchResult.Again(Duration.ofSeconds(1), 0, false, reason));
        assertThat(verdict.afterSending(fresh(1_000), rejected, 0.5))
                .isEqualTo(new BatchResult.Again(Duration.ofSeconds(1), 1_000, false, reason));
    }

    @Test
    void whatWeComRefusesForGoodHasFailed() {
        var reason = Reason.wecom(81013);
        assertThat(verdict.afterSending(sentBefore(0), new SendOutcome.Refused(reason, ""), 0.5))
                .isEqualTo(new BatchResult.Failed(reason));
    }

    private static ClaimedBatch fresh(int failedAttempts) {
        return batch(failedAttempts, Optional.empty(), DeliveryMode.EFFECTIVELY_ONCE);
    }

    private static ClaimedBatch sentBefore(int failedAttempts) {
        return batch(failedAttempts, Optional.of(Duration.ofSeconds(5)), DeliveryMode.EFFECTIVELY_ONCE);
    }

    private static ClaimedBatch sentBefore(Duration ago, DeliveryMode delivery) {
        return batch(0, Optional.of(ago), delivery);
    }

    private static ClaimedBatch batch(int failedAttempts, Optional<Duration> sentBefore, DeliveryMode delivery) {
        return new ClaimedBatch(
                new TaskId(1),
                new BizNo("b-1"),
                1,
                new AgentId(7),
                delivery,
                new TraceId("t-1"),
                new SealedRequest(new byte[] {1}),
                3,
                failedAttempts,
                sentBefore,
                WINDOW,
                1);
    }
}
