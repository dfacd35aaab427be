package io.wecomops.application.metrics;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.QueueDepth;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.time.Sleeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the queue now and then, so that whoever collects the figures waits for no database. {@link #run()} is for one
 * thread of each node.
 */
public final class WatchQueue implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchQueue.class);

    private final QueueDepth queue;
    private final Meter meter;
    private final Sleeper sleeper;
    private final Duration pause;

    public WatchQueue(QueueDepth queue, Meter meter, Sleeper sleeper, Duration pause) {
        this.queue = queue;
        this.meter = meter;
        this.sleeper = sleeper;
        this.pause = pause;
    }

    /** Looks until its thread is interrupted. No failure ends it. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                meter.count(seen());
                sleeper.sleep(pause);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private Happening seen() {
        try {
            return new Happening.QueueSeen(queue.depth());
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("the queue cannot be looked at");
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).log("looking at the queue failed");
        }
        return new Happening.QueueUnseen();
    }
}
