package io.wecomops.application.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.token.AgentId;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hands out what it was given, once, and keeps what is recorded. Thread-safe. */
final class FakeBatchQueue implements BatchQueue {
    private final List<ClaimedBatch> waiting = new ArrayList<>();
    private final List<BatchResult> recorded = new ArrayList<>();
    private boolean startable = true;
    private boolean pausedOnceNoted;
    private int failuresLeft;
    private Runnable starts = () -> {};
    private Runnable records = () -> {};

    synchronized void offer(ClaimedBatch batch) {
        waiting.add(batch);
    }

    synchronized void refuseStarts() {
        startable = false;
    }

    /** The task of what is noted is paused before it goes out. */
    synchronized void pauseOnceNoted() {
        pausedOnceNoted = true;
    }

    /** Noting a start takes {@code span}. */
    synchronized void takeForStarts(ManualTime time, Duration span) {
        atStarts(() -> time.advance(span));
    }

    /** Noting a start does this. */
    synchronized void atStarts(Runnable what) {
        starts = what;
    }

    /** Recording does this first. */
    synchronized void atRecords(Runnable what) {
        records = what;
    }

    /** The next {@code calls} records find the database gone. */
    synchronized void failRecords(int calls) {
        failuresLeft = calls;
    }

    synchronized List<BatchResult> recorded() {
        return List.copyOf(recorded);
    }

    @Override
    public synchronized List<ClaimedBatch> claim(NodeId owner, int most, Duration lease, Set<AgentId> except) {
        List<ClaimedBatch> claimed = new ArrayList<>();
        for (var batches = waiting.iterator(); batches.hasNext() && claimed.size() < most; ) {
            var batch = batches.next();
            if (!except.contains(batch.agentId())) {
                claimed.add(batch);
                batches.remove();
            }
        }
        return claimed;
    }

    @Override
    public synchronized boolean startSending(ClaimedBatch batch) {
        starts.run();
        return startable;
    }

    @Override
    public synchronized boolean mayStillSend(ClaimedBatch batch) {
        return !pausedOnceNoted;
    }

    @Override
    public synchronized boolean record(ClaimedBatch batch, BatchResult result) {
        if (failuresLeft > 0) {
            failuresLeft--;
            throw new DependencyUnavailableException("database", "recording a batch", new IllegalStateException());
        }
        records.run();
        recorded.add(result);
        return true;
    }
}
