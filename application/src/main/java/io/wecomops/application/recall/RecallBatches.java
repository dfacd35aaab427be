package io.wecomops.application.recall;

import io.wecomops.application.masstask.BlockedApps;
import io.wecomops.application.masstask.DispatchSettings;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.recall.ClaimedRecall;
import io.wecomops.domain.recall.EndedRecall;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recalls of one node: claims what is due, hands each batch to a worker, and ends recalls that have nothing left, until
 * its thread is interrupted; then what is under way ends. No failure ends it.
 */
public final class RecallBatches implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(RecallBatches.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 64;

    private final NodeId node;
    private final RecallQueue queue;
    private final RecallBatch recallBatch;
    private final DispatchSettings settings;
    private final WorkBell bell;
    private final Executor workers;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final int atOnce;
    private final Semaphore idle;
    private final BlockedApps blockedApps;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** @param workers starts each task it is given at once, on a thread of its own */
    public RecallBatches(
            NodeId node,
            RecallQueue queue,
            RecallBatch recallBatch,
            DispatchSettings settings,
            WorkBell bell,
            Executor workers,
            Sleeper sleeper,
            Ticker ticker) {
        this.node = node;
        this.queue = queue;
        this.recallBatch = recallBatch;
        this.settings = settings;
        this.bell = bell;
        this.workers = workers;
        this.sleeper = sleeper;
        this.ticker = ticker;
        this.atOnce = Math.min(settings.concurrency(), MOST_AT_ONCE);
        this.idle = new Semaphore(atOnce);
        this.blockedApps = new BlockedApps(ticker);
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            stopping.set(true);
            awaitTheLast();
        }
    }

    private void look() throws InterruptedException {
        try {
            round();
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("recalls go on once the database is back");
            sleeper.sleep(AFTER_FAILURE);
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).log("a round of recalls failed");
            sleeper.sleep(AFTER_FAILURE);
        }
    }

    private void round() throws InterruptedException {
        idle.acquire();
        int free = 1 + idle.drainPermits();
        int started = 0;
        try {
            Duration leaseEnd = ticker.elapsed().plus(settings.lease());
            List<ClaimedRecall> claims = queue.claim(node, free, settings.lease(), blockedApps.now());
            for (ClaimedRecall claimed : claims) {
                workers.execute(() -> Trace.run(claimed.traceId(), () -> work(claimed, leaseEnd)));
                started++;
            }
        } finally {
            idle.release(free - started);
        }
        if (started == 0) {
            queue.endFinished().forEach(ended -> Trace.run(ended.traceId(), () -> tell(ended)));
            bell.await(POLL);
        }
    }

    private static void tell(EndedRecall ended) {
        LOG.atInfo()
                .addKeyValue("biz_no", ended.bizNo())
                .addKeyValue("batches", ended.recall().batches())
                .addKeyValue("recalled", ended.recall().recalled())
                .addKeyValue("failed", ended.recall().failed())
                .addKeyValue("too_late", ended.recall().tooLate())
                .log("recall of a mass task ended");
    }

    private void work(ClaimedRecall claimed, Duration leaseEnd) {
        try {
            blockedApps.atLeast(claimed.agentId(), recallBatch.recall(claimed, leaseEnd, stopping::get));
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("a recall comes back when its lease ends");
        } catch (RuntimeException unexpected) {
            LOG.atError()
                    .setCause(unexpected)
                    .addKeyValue("biz_no", claimed.bizNo())
                    .addKeyValue("batch", claimed.batch())
                    .log("recalling a batch failed; it comes back when its lease ends");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            idle.release();
            bell.ring();
        }
    }

    private void awaitTheLast() {
        boolean interrupted = Thread.interrupted();
        try {
            if (!idle.tryAcquire(atOnce, LONGEST_END.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.atWarn().log("recalls are cut off; they come back when their lease ends");
            }
        } catch (InterruptedException hurried) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
