package io.wecomops.application.recall;

import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.recall.ClaimedRecall;
import io.wecomops.domain.recall.EndedRecall;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.recall.RecallResult;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hands out what it was given, once, and keeps what is recorded. */
final class FakeRecallQueue implements RecallQueue {
    private final List<ClaimedRecall> waiting = new ArrayList<>();
    private final List<RecallResult> recorded = new ArrayList<>();
    private Set<AgentId> lastExcept = Set.of();

    synchronized void add(ClaimedRecall claimed) {
        waiting.add(claimed);
    }

    @Override
    public synchronized List<ClaimedRecall> claim(NodeId owner, int most, Duration lease, Set<AgentId> except) {
        lastExcept = except;
        List<ClaimedRecall> claimed = List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
        waiting.removeAll(claimed);
        return claimed;
    }

    @Override
    public synchronized boolean record(ClaimedRecall claimed, RecallResult result) {
        recorded.add(result);
        return true;
    }

    @Override
    public List<EndedRecall> endFinished() {
        return List.of();
    }

    synchronized List<RecallResult> recorded() {
        return List.copyOf(recorded);
    }

    synchronized Set<AgentId> lastExcept() {
        return lastExcept;
    }
}
