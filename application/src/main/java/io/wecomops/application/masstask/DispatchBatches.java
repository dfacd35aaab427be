package io.wecomops.application.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NodeId;
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
 * The dispatcher of one node: claims what is due, hands each batch to a worker, and ends tasks whose batches have all
 * ended. {@link #run()} is for one thread; {@link #stop} may be called from any.
 */
public final class DispatchBatches implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchBatches.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final NodeId node;
    private final BatchQueue queue;
    private final MassTasks tasks;
    private final SendBatch sendBatch;
    private final BatchJournal journal;
    private final DispatchSettings settings;
    private final WorkBell bell;
    private final Executor workers;
    private final Sleeper sleeper;
    private final Ticker ticker;

    private final Semaphore idle;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Outages outages;
    private final Pause pause;
    private final BlockedApps blockedApps;

    /** @param workers starts each task it is given at once, on a thread of its own */
    public DispatchBatches(
            NodeId node,
            BatchQueue queue,
            MassTasks tasks,
            SendBatch sendBatch,
            BatchJournal journal,
            DispatchSettings settings,
            WorkBell bell,
            Executor workers,
            Sleeper sleeper,
            Ticker ticker) {
        this.node = node;
        this.queue = queue;
        this.tasks = tasks;
        this.sendBatch = sendBatch;
        this.journal = journal;
        this.outages = new Outages(journal);
        this.settings = settings;
        this.bell = bell;
        this.workers = workers;
        this.sleeper = sleeper;
        this.ticker = ticker;
        this.idle = new Semaphore(settings.concurrency());
        this.pause = new Pause(ticker);
        this.blockedApps = new BlockedApps(ticker);
    }

    /** Dispatches until {@link #stop} is called or the thread is interrupted. No failure ends it. */
    @Override
    public void run() {
        while (!stopping.get()) {
            try {
                round();
            } catch (DependencyUnavailableException gone) {
                outages.seen(gone);
                pause.atLeast(AFTER_FAILURE);
            } catch (RuntimeException unexpected) {
                LOG.atError().setCause(unexpected).log("dispatcher round failed");
                pause.atLeast(AFTER_FAILURE);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Claims nothing any more, gives back what has not begun, and waits for what is in flight.
     *
     * @return whether everything ended within {@code grace}
     */
    public boolean stop(Duration grace) throws InterruptedException {
        stopping.set(true);
        bell.ring();
        int all = settings.concurrency();
        boolean ended = idle.tryAcquire(all, grace.toNanos(), TimeUnit.NANOSECONDS);
        if (ended) {
            idle.release(all);
        }
        return ended;
    }

    private void round() throws InterruptedException {
        Duration paused = pause.left();
        if (paused.isPositive()) {
            sleeper.sleep(paused.compareTo(STEP) < 0 ? paused : STEP);
            return;
        }
        if (!idle.tryAcquire(STEP.toNanos(), TimeUnit.NANOSECONDS)) {
            return;
        }
        int workersFree = 1 + idle.drainPermits();
        int started = 0;
        try {
            Duration leaseEnd = ticker.elapsed().plus(settings.lease());
            List<ClaimedBatch> claimed = queue.claim(node, workersFree, settings.lease(), blockedApps.now());
            for (ClaimedBatch batch : claimed) {
                workers.execute(() -> Trace.run(batch.traceId(), () -> work(batch, leaseEnd)));
                started++;
            }
        } finally {
            idle.release(workersFree - started);
        }
        outages.over("database");
        tasks.endFinished().forEach(task -> Trace.run(task.traceId(), () -> journal.ended(task)));
        if (started < workersFree) {
            bell.await(POLL);
        }
    }

    private void work(ClaimedBatch batch, Duration leaseEnd) {
        try {
            blockedApps.atLeast(batch.agentId(), sendBatch.send(batch, leaseEnd, stopping::get));
            outages.allOver();
        } catch (DependencyUnavailableException gone) {
            outages.seen(gone);
            pause.atLeast(AFTER_FAILURE);
        } catch (RuntimeException unexpected) {
            LOG.atError()
                    .setCause(unexpected)
                    .addKeyValue("biz_no", batch.bizNo())
                    .addKeyValue("batch", batch.number())
                    .log("sending a batch failed; it comes back when its lease ends");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            idle.release();
            bell.ring();
        }
    }
}
