package io.wecomops.domain.recall;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The batches that wait to be recalled, shared by all nodes. Time is the database's. Thread-safe. Every method throws
 * {@link DependencyUnavailableException} where the database cannot be asked; what it was to change may then have changed.
 */
@DrivenPort
public interface RecallQueue {
    /**
     * Claims up to {@code most} batches whose recall is due or whose lease has ended, of each task its share. No batch is
     * ever claimed by two nodes at once. What is older than {@link Recall#WITHIN}, or has no id, is marked so and not
     * handed out.
     *
     * @param lease how long they are this node's; positive, whole milliseconds
     * @param except apps of which nothing is to be claimed now
     * @return the claimed ones; empty where nothing is due now
     */
    List<ClaimedRecall> claim(NodeId owner, int most, Duration lease, Set<AgentId> except);

    /**
     * Records what came of a claimed recall, and ends the claim.
     *
     * @return {@code false} if the claim was lost meanwhile; then nothing was recorded
     */
    boolean record(ClaimedRecall claimed, RecallResult result);

    /**
     * Ends every recall that has nothing left, of a task that sends nothing any more, with a line of the task's log; answers
     * those that this call ended: each is answered once, over all nodes.
     */
    List<EndedRecall> endFinished();
}
