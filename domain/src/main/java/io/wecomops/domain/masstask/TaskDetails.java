package io.wecomops.domain.masstask;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A task with how it is steered.
 *
 * @param cancelling whether it was cancelled and something is still in flight
 * @param gateStopped why the automatic gate shut, where it did and nobody has promoted the task since
 * @param waves in order; those that hold nobody are left out; empty for a task that is no gray release
 */
public record TaskDetails(
        MassTask task,
        Tempo tempo,
        Schedule schedule,
        boolean cancelling,
        Optional<String> gateStopped,
        List<WaveState> waves) {
    public TaskDetails {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(tempo, "tempo");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(gateStopped, "gateStopped");
        waves = List.copyOf(waves);
    }
}
