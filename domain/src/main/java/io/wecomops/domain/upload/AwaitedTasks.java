package io.wecomops.domain.upload;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.port.DrivenPort;
import java.util.Optional;

/**
 * The tasks whose recipients are uploaded, durable. Thread-safe, over all nodes. Every method throws
 * {@link DependencyUnavailableException} where the database cannot be asked.
 */
@DrivenPort
public interface AwaitedTasks {
    /**
     * Stores a task that waits for its recipients; or, where a task has this {@code biz_no} already, nothing. Of any number
     * of equal calls at once, one is {@link Acceptance.Accepted}.
     */
    Acceptance open(AwaitedTask task);

    /** The message of such a task, as it was written; empty where the task has its recipients from elsewhere. */
    Optional<Message> message(TaskId task);

    /** Takes no more uploads, and lets the sealing begin; to be asked any number of times. */
    SealRequest seal(TaskId task);

    /**
     * Deletes stored lines that nobody needs any more: of tasks that are ready or have ended, and of uploads that do not
     * count.
     *
     * @param most how many at the most, so that no call takes long; positive
     * @return how many were deleted; fewer than {@code most} where there are no others
     */
    int clear(int most);
}
