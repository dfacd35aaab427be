package io.wecomops.domain.upload;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The tasks that are to be sealed, shared by all nodes. Time is the database's. Thread-safe. Every method throws
 * {@link DependencyUnavailableException} where the database cannot be asked; what it was to change may then have changed.
 */
@DrivenPort
public interface SealQueue {
    /**
     * Claims the oldest task that is to be sealed and that no node seals. No task is ever claimed by two nodes at once.
     *
     * @param lease how long it is this node's after each step; positive, whole milliseconds
     */
    Optional<SealWork> claim(NodeId owner, Duration lease);

    /**
     * The lines of all uploads that count, in the buckets from {@code from} and before {@code to}: by bucket, within it by
     * upload and line.
     */
    List<UploadedLine> read(SealWork work, int from, int to);

    /**
     * Stores the next batches with their people and how far the sealing has come, in one transaction.
     *
     * @param batches numbered on from the cursor that {@code next} follows; with none, only the lease is renewed
     * @return {@code false} if the claim was lost, or the task is not to be sealed any more; then nothing was stored
     */
    boolean write(SealWork work, List<SealedBatch> batches, SealCursor next);

    /**
     * Ends the sealing: the task is ready, or, where the counts do not agree, failed.
     *
     * @param agreed whether what was sealed is what was uploaded
     * @param words a line for the task's log
     * @return {@code false} if the claim was lost, or the task is not to be sealed any more; then nothing has changed
     */
    boolean finish(SealWork work, boolean agreed, String words);
}
