package io.wecomops.domain.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecallTest {
    private static Recall recall(long batches, long recalled, long failed, long tooLate, long left) {
        return new Recall(Instant.EPOCH, Optional.empty(), batches, recalled, failed, tooLate, left);
    }

    private static ClaimedRecall claimed(int batch, String messageId, int failedAttempts, long fence) {
        return new ClaimedRecall(
                new TaskId(7),
                new BizNo("b"),
                batch,
                new AgentId(1),
                new TraceId("t"),
                messageId,
                failedAttempts,
                fence);
    }

    @Test
    void aRecallSumsToItsBatches() {
        assertThat(recall(10, 1, 2, 3, 4).left()).isEqualTo(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recall(11, 1, 2, 3, 4))
                .withMessage("the counts do not sum to 11");
    }

    @Test
    void noCountOfARecallIsNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recall(0, -1, 1, 0, 0))
                .withMessage("no count is negative");
        assertThatIllegalArgumentException().isThrownBy(() -> recall(0, 1, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> recall(0, 1, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> recall(0, 1, 0, 0, -1));
    }

    @Test
    void onlyABatchWithAMessageIdCanBeRecalled() {
        assertThat(claimed(1, "m", 0, 1).messageId()).isEqualTo("m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> claimed(3, "", 0, 1))
                .withMessage("nothing of batch 3 of task 7 can be recalled");
        assertThatIllegalArgumentException().isThrownBy(() -> claimed(0, "m", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> claimed(1, "m", -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> claimed(1, "m", 0, 0));
    }

    @Test
    void statesAreFoundByTheNumberThatIsStored() {
        assertThat(new RecallState[] {RecallState.of(0), RecallState.of(1), RecallState.of(2), RecallState.of(3)})
                .containsExactly(RecallState.LEFT, RecallState.RECALLED, RecallState.FAILED, RecallState.TOO_LATE);
        assertThat(RecallState.TOO_LATE.number()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecallState.of(4))
                .withMessage("no state of a recall has the number 4");
    }

    @Test
    void waitsAndCountsOfAResultAreNotNegative() {
        Duration past = Duration.ofNanos(-1);
        assertThat(new RecallResult.Again(Duration.ZERO, 0, Reason.UNREACHABLE).after())
                .isZero();
        assertThat(new RecallResult.GivenBack(Duration.ZERO).after()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecallResult.Again(past, 0, Reason.UNREACHABLE))
                .withMessage("a wait and a count are not negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecallResult.Again(Duration.ZERO, -1, Reason.UNREACHABLE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecallResult.GivenBack(past))
                .withMessage("a wait is not negative");
    }
}
