package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskValuesTest {
    @Test
    void kindsAreFoundByTheNumberThatIsStored() {
        assertThat(TaskKind.of(0)).isEqualTo(TaskKind.MASS);
        assertThat(TaskKind.of(1)).isEqualTo(TaskKind.MESSAGE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskKind.of(2))
                .withMessage("no kind of task has the number 2");
    }

    @Test
    void resolutionsAreReadByTheirCodes() {
        assertThat(Resolution.of("sent")).contains(Resolution.SENT);
        assertThat(Resolution.of("failed")).contains(Resolution.FAILED);
        assertThat(Resolution.of("SENT")).isEmpty();
    }

    @Test
    void dueBatchesAreCountedUpToALimit() {
        assertThat(new QueueDepth.Depth(Map.of(), 100_000).dueBatches()).isEqualTo(100_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueueDepth.Depth(Map.of(), 100_001))
                .withMessage("due batches are counted up to 100000");
        assertThatIllegalArgumentException().isThrownBy(() -> new QueueDepth.Depth(Map.of(), -1));
    }

    @Test
    void whatIsGivenBackIsFreeAtOnceUnlessToldOtherwise() {
        assertThat(new BatchResult.GivenBack().after()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchResult.GivenBack(Duration.ofNanos(-1)))
                .withMessage("a wait is not negative");
    }

    @Test
    void aLookAtRecentTasksDoesNotChangeAfterwards() {
        var same = new ArrayList<>(List.of(new RecentTasks.Same(new BizNo("b"), Instant.EPOCH)));
        var look = new RecentTasks.Look(Instant.EPOCH, Instant.EPOCH, same);
        same.clear();
        assertThat(look.same()).hasSize(1);
    }
}
