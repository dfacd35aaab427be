package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what a person asks of a task. Answers empty where there is no such task. Thread-safe. */
public final class SteerMassTask {
    private static final Logger LOG = LoggerFactory.getLogger(SteerMassTask.class);

    private final TaskControl control;
    private final WorkBell bell;

    public SteerMassTask(TaskControl control, WorkBell bell) {
        this.control = control;
        this.bell = bell;
    }

    /** Effective once this returns: after a pause or a cancel nothing more begins to be sent, on any node. */
    public Optional<Steered> command(BizNo bizNo, TaskCommand command) {
        return told(bizNo, command.code(), control.command(bizNo, command));
    }

    /** Decides of everybody in the task whose outcome is unknown. */
    public Optional<Steered> resolveUnknown(BizNo bizNo, Resolution resolution) {
        return told(bizNo, "resolve-unknown " + resolution.code(), control.resolveUnknown(bizNo, resolution));
    }

    private Optional<Steered> told(BizNo bizNo, String asked, Optional<Steered> steered) {
        if (steered.isPresent() && steered.get() instanceof Steered.Done) {
            LOG.atInfo()
                    .addKeyValue("biz_no", bizNo)
                    .addKeyValue("command", asked)
                    .log("mass task steered");
            bell.ring();
        }
        return steered;
    }
}
