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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dispatcher of one node: claims what is due, some of it ahead of those who will send it, hands each batch to a worker,
 * and ends tasks whose batches have all ended. {@link #run()} is for one thread; {@link #stop} may be called from any.
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

    private final HeldBatches batches;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Outages outages;
    private final Pause pause;
    private final Pause endings;
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
        this.batches = new HeldBatches(settings);
        this.pause = new Pause(ticker);
        this.endings = new Pause(ticker);
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
        return batches.awaitNone(grace);
    }

    private void round() throws InterruptedException {
        Duration paused = pause.left();
        if (paused.isPositive()) {
            sleeper.sleep(paused.compareTo(STEP) < 0 ? paused : STEP);
            return;
        }
        int room = batches.takeRoom(STEP);
        int started = 0;
        try {
            if (room == 0 || stopping.get()) {
                return;
            }
            Duration leaseEnd = ticker.elapsed().plus(settings.lease());
            for (ClaimedBatch batch : queue.claim(node, room, settings.lease(), blockedApps.now())) {
                var held = batches.new Held(stopping::get);
                workers.execute(() -> Trace.run(batch.traceId(), () -> work(batch, leaseEnd, held)));
                started++;
            }
        } finally {
            batches.giveBackRoom(room - started);
        }
        outages.over("database");
        boolean nothingLeft = started < room;
        if (nothingLeft || !endings.left().isPositive()) {
            tasks.endFinished().forEach(task -> Trace.run(task.traceId(), () -> journal.ended(task)));
            endings.atLeast(POLL);
        }
        if (nothingLeft) {
            bell.await(POLL);
        }
    }

    private void work(ClaimedBatch batch, Duration leaseEnd, HeldBatches.Held held) {
        try (held) {
            blockedApps.atLeast(batch.agentId(), sendBatch.send(batch, leaseEnd, held));
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
            bell.ring();
        }
    }
}
