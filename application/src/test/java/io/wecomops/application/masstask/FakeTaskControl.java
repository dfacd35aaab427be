package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.masstask.Tempo;
import java.util.List;
import java.util.Optional;

/** Carries every command out without changing anything; an unknown outcome there never is. */
record FakeTaskControl(MassTasks tasks) implements TaskControl {
    @Override
    public Optional<Steered> command(BizNo bizNo, TaskCommand command) {
        return tasks.find(bizNo).map(Steered.Done::new);
    }

    @Override
    public Optional<Steered> resolveUnknown(BizNo bizNo, Resolution resolution) {
        return tasks.find(bizNo).map(Steered.Unchanged::new);
    }

    @Override
    public Optional<TaskDetails> details(BizNo bizNo) {
        return tasks.find(bizNo)
                .map(task ->
                        new TaskDetails(task, Tempo.STANDSTILL, Schedule.AT_ONCE, false, Optional.empty(), List.of()));
    }
}
