package io.wecomops.application.upload;

import io.wecomops.application.masstask.WorkBell;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.SealWork;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals the tasks whose recipients have been uploaded, one after the other, and clears away what was uploaded once nobody
 * needs it. {@link #run()} is for one thread of each node.
 */
public final class SealUploads implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SealUploads.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int LINES_CLEARED_AT_ONCE = 5_000;

    private final NodeId node;
    private final SealQueue queue;
    private final AwaitedTasks tasks;
    private final Sealer sealer;
    private final Duration lease;
    private final WorkBell toSeal;
    private final WorkBell toSend;
    private final Sleeper sleeper;

    /**
     * @param lease how long a task is this node's after each step of its sealing
     * @param toSeal is rung when there is something to seal
     * @param toSend wakes the dispatcher of this node
     */
    public SealUploads(
            NodeId node,
            SealQueue queue,
            AwaitedTasks tasks,
            Sealer sealer,
            Duration lease,
            WorkBell toSeal,
            WorkBell toSend,
            Sleeper sleeper) {
        this.node = node;
        this.queue = queue;
        this.tasks = tasks;
        this.sealer = sealer;
        this.lease = lease;
        this.toSeal = toSeal;
        this.toSend = toSend;
        this.sleeper = sleeper;
    }

    /** Seals until its thread is interrupted. No failure ends it. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!worked()) {
                    toSeal.await(POLL);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean worked() throws InterruptedException {
        try {
            return round();
        } catch (DependencyUnavailableException gone) {
            LOG.atWarn()
                    .addKeyValue("dependency", gone.dependency())
                    .addKeyValue("cause", gone.getMessage())
                    .log("sealing waits for a server");
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).log("sealing failed; it goes on when its lease ends");
        }
        sleeper.sleep(AFTER_FAILURE);
        return true;
    }

    /** One piece of work; false where there is none. */
    boolean round() {
        Optional<SealWork> work = queue.claim(node, lease);
        if (work.isEmpty()) {
            return tasks.clear(LINES_CLEARED_AT_ONCE) > 0;
        }
        Trace.run(work.get().traceId(), () -> {
            if (sealer.seal(work.get())) {
                toSend.ring();
            }
        });
        return true;
    }
}
