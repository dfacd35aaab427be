package io.wecomops.application.masstask;

import io.wecomops.domain.limit.RateLimit;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long before its slot a send is to be noted: some times what notes have taken lately, so that a note is seldom what makes
 * its sender late, and no permit is held for longer than that needs. Thread-safe.
 *
 * <p>Where slots are far apart each that is missed is much of the pace, and a database that stands still for a moment makes
 * several be missed. There a send may be noted some slots before its own.
 */
final class NoteLead {
    private static final Duration LEAST = Duration.ofMillis(15);
    private static final Duration MOST = Duration.ofMillis(50);
    private static final int TIMES = 3;
    private static final int MEMORY = 16;
    private static final int SLOTS = 4;
    private static final Duration EARLIEST = Duration.ofMillis(200);

    private final Duration early;
    private final AtomicLong usualNanos = new AtomicLong(MOST.toNanos() / TIMES);

    /** @param pace of the slots */
    NoteLead(RateLimit pace) {
        Duration slots = pace.period().multipliedBy(SLOTS).dividedBy(pace.permits());
        this.early = slots.compareTo(EARLIEST) < 0 ? slots : EARLIEST;
    }

    /** Whether {@link #early} is earlier than {@link #now} ever is. */
    boolean isEarly() {
        return early.compareTo(MOST) > 0;
    }

    /** For what can be taken back until it goes out. */
    Duration early() {
        return early;
    }

    /** For what goes out after a pause too, once it is noted. */
    Duration now() {
        Duration wanted = LEAST.plusNanos(TIMES * usualNanos.get());
        return wanted.compareTo(MOST) < 0 ? wanted : MOST;
    }

    void took(Duration time) {
        usualNanos.updateAndGet(usual -> usual + (time.toNanos() - usual) / MEMORY);
    }
}
