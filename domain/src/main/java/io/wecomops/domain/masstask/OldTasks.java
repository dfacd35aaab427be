package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;

/**
 * The tasks that ended long ago, and how the database gets rid of their rows. Nodes may do so at once. Thread-safe. Every
 * method throws {@link DependencyUnavailableException} where the database cannot be asked; what it was to change may then
 * have changed.
 */
@DrivenPort
public interface OldTasks {
    /**
     * Archives tasks that have ended: their sums and waves are noted for good, and from then on their stage is
     * {@link TaskStage#ARCHIVED}. Their people are deleted by {@link #purge}.
     *
     * @param age for how long, by the database's clock, nothing has changed of the task itself; not negative, to the second
     * @param most how many at the most, so that no call takes long; positive
     * @return how many were archived
     */
    int archive(Duration age, int most);

    /**
     * Deletes rows of one archived task in one short transaction, from where the last call stopped: people first, then
     * batches with their requests, then the log but for one last line.
     *
     * @param rows how many at the most; positive
     * @return how many were deleted; 0 where no task has rows left of which no other node deletes
     */
    long purge(int rows);
}
