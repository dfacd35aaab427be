package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.QueueDepth;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link QueueDepth} must do. Each test begins without any task. */
@Timeout(120)
public abstract class QueueDepthContract {
    protected abstract QueueDepth depth();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    protected abstract BatchQueue queue();

    /** As somebody else might. */
    protected abstract void setStatus(TaskId task, TaskStatus status);

    private MassTask accepted(int batches) {
        return tasks().accept(MassTasksFixture.aTextTaskFor(batches, 1)).task();
    }

    @Test
    void withoutTasksNothingWaits() {
        assertThat(depth().depth()).isEqualTo(new QueueDepth.Depth(Map.of(), 0));
    }

    @Test
    void whatIsDueAndWhatHasNotEndedIsCounted() {
        accepted(3);
        accepted(2);
        setStatus(accepted(4).id(), TaskStatus.PAUSED);
        setStatus(accepted(5).id(), TaskStatus.DONE);
        setStatus(accepted(1).id(), TaskStatus.WAITING_AT_GATE);
        assertThat(depth().depth())
                .isEqualTo(new QueueDepth.Depth(
                        Map.of(TaskStatus.PENDING, 2L, TaskStatus.PAUSED, 1L, TaskStatus.WAITING_AT_GATE, 1L), 5));

        queue().claim(new NodeId("node-1"), 4, Duration.ofMinutes(5), Set.of());
        assertThat(depth().depth().dueBatches()).isEqualTo(1);
        assertThat(depth().depth().tasks()).containsEntry(TaskStatus.RUNNING, 2L);
    }
}
