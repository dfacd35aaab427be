package io.wecomops.domain.resend;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.port.DrivenPort;
import java.util.Optional;

/**
 * The tasks for people whom another task did not reach, durable. Thread-safe, over all nodes. Every method throws
 * {@link DependencyUnavailableException} where the database cannot be asked.
 */
@DrivenPort
public interface Resends {
    /**
     * Opens a task for those who failed in another, with its message and options; it is to be sealed. Of any number of equal
     * calls at once, one is {@link Opening.Opened}. What may have reached a person is never sent again this way: neither
     * the unknown, nor those whom an earlier retry has reached.
     *
     * @return empty where there is no task to retry
     */
    Optional<Opening> open(NewResend asked);

    Kin kinOf(TaskId task);
}
