package io.wecomops.application.resend;

import io.wecomops.application.masstask.WorkBell;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.resend.ResendQueue;
import io.wecomops.domain.resend.ResendWork;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.trace.Trace;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals retries, one after the other, until its thread is interrupted; for one thread of each node. No failure ends it. */
public final class SealRetries implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SealRetries.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final NodeId node;
    private final ResendQueue queue;
    private final RetrySealer sealer;
    private final Duration lease;
    private final WorkBell toSeal;
    private final WorkBell toSend;
    private final Sleeper sleeper;

    /**
     * @param lease how long a retry is this node's after each step of its sealing
     * @param toSeal is rung when there is something to seal
     * @param toSend wakes the dispatcher of this node
     */
    public SealRetries(
            NodeId node,
            ResendQueue queue,
            RetrySealer sealer,
            Duration lease,
            WorkBell toSeal,
            WorkBell toSend,
            Sleeper sleeper) {
        this.node = node;
        this.queue = queue;
        this.sealer = sealer;
        this.lease = lease;
        this.toSeal = toSeal;
        this.toSend = toSend;
        this.sleeper = sleeper;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            Optional<ResendWork> work = queue.claim(node, lease);
            if (work.isPresent()) {
                Trace.run(work.get().traceId(), () -> seal(work.get()));
            } else {
                toSeal.await(POLL);
            }
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("retries are sealed once the database is back");
            sleeper.sleep(AFTER_FAILURE);
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).log("sealing a retry failed; it goes on when its lease ends");
            sleeper.sleep(AFTER_FAILURE);
        }
    }

    private void seal(ResendWork work) {
        if (sealer.seal(work)) {
            toSend.ring();
        }
    }
}
