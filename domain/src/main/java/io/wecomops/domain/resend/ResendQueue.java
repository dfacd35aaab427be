package io.wecomops.domain.resend;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The retries that are to be sealed, shared by all nodes. Time is the database's. Thread-safe. Every method throws
 * {@link DependencyUnavailableException} where the database cannot be asked; what it was to change may then have changed.
 */
@DrivenPort
public interface ResendQueue {
    /**
     * Claims the oldest retry that is to be sealed and that no node seals. None is ever claimed by two nodes at once.
     *
     * @param lease how long it is this node's after each step; positive, whole milliseconds
     */
    Optional<ResendWork> claim(NodeId owner, Duration lease);

    /**
     * The next people to be sent to, by their position in the source. A page may be empty and still have a next one: each
     * looks at a stretch of the source.
     */
    Page<FailedPerson> read(ResendWork work, PageRequest page);

    /**
     * Stores the next batches with their people and how far the sealing has come, in one transaction.
     *
     * @param batches numbered on from the cursor that {@code next} follows; with none, only the lease is renewed
     * @return {@code false} if the claim was lost, or the task is not to be sealed any more; then nothing was stored
     */
    boolean write(ResendWork work, List<SealedBatch> batches, ResendCursor next);

    /**
     * Ends the sealing: the task is ready if as many people stand in it as {@code sealed} says, else failed.
     *
     * @return {@code false} if the claim was lost, or the task is not to be sealed any more; then nothing has changed
     */
    boolean finish(ResendWork work, ResendCursor sealed);
}
