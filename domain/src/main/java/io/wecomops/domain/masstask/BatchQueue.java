package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The batches that wait to be sent, shared by all nodes. Time is the database's. Thread-safe. Every method throws
 * {@link DependencyUnavailableException} where the database cannot be asked; what it was to change may then have
 * changed.
 */
@DrivenPort
public interface BatchQueue {
    /**
     * Claims up to {@code most} batches that are due or whose lease has ended, of tasks that are pending or running, and
     * sets pending ones among these tasks running. No batch is ever claimed by two nodes at once.
     *
     * <p>What is due of {@link TaskKind#MESSAGE}s is claimed before all else.
     *
     * <p>Mass tasks take turns: each one that has something due gets its share before any gets more, and the next claim begins
     * behind the task that this one served last. So a large task keeps no small one waiting.
     *
     * <p>Within a task, what was claimed before goes first: a dead node's batches, and what is to be sent again, do not wait
     * for those that nobody has had. Else WeCom's duplicate check could be over when their turn comes.
     *
     * @param lease how long they are this node's; positive, whole milliseconds
     * @param except apps of which nothing is to be claimed now
     * @return the claimed ones; empty where nothing is due
     */
    List<ClaimedBatch> claim(NodeId owner, int most, Duration lease, Set<AgentId> except);

    /**
     * To be called before the first byte goes out: notes that the batch is being sent from now on, and keeps the time of
     * its first send.
     *
     * @return {@code false} if it must not be sent: the claim was lost, or its task no longer runs
     */
    boolean startSending(ClaimedBatch batch);

    /**
     * Whether a batch that was noted by {@link #startSending} some time ago may still go out; changes nothing.
     *
     * @return {@code false} if the claim was lost meanwhile, or its task no longer runs
     */
    boolean mayStillSend(ClaimedBatch batch);

    /**
     * Records what came of a claimed batch and ends the claim, in one transaction.
     *
     * @return {@code false} if the claim was lost meanwhile; then nothing was recorded
     */
    boolean record(ClaimedBatch batch, BatchResult result);
}
