package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.util.Optional;

/**
 * Steers accepted tasks, over all nodes. Each change is one transaction that also writes a line of the task's log.
 * Thread-safe. Every method throws {@link DependencyUnavailableException} where the database cannot be asked.
 */
@DrivenPort
public interface TaskControl {
    /**
     * Carries a command out, if the task can take it as it stands ({@link TaskCommand#refusal}).
     *
     * <p>Once a pause or a cancel is answered, {@link BatchQueue#startSending} refuses every batch of the task, and
     * {@link BatchQueue#mayStillSend} what was noted some time before; so nothing goes out any more but what was already being
     * sent, or is so at that moment.
     *
     * @return empty where there is no such task
     */
    Optional<Steered> command(BizNo bizNo, TaskCommand command);

    /**
     * Decides of everybody in the task whose outcome is unknown. Once a task has ended, its status follows.
     *
     * @return empty where there is no such task; {@link Steered.Unchanged} where nobody's outcome is unknown
     */
    Optional<Steered> resolveUnknown(BizNo bizNo, Resolution resolution);

    /** A task with its waves. */
    Optional<TaskDetails> details(BizNo bizNo);
}
