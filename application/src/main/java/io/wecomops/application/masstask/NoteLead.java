package io.wecomops.application.masstask;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long before its slot a send is to be noted: some times what notes have taken lately, so that a note is seldom what makes
 * its sender late, and no permit is held for longer than that needs. Thread-safe.
 */
final class NoteLead {
    private static final Duration LEAST = Duration.ofMillis(15);
    private static final Duration MOST = Duration.ofMillis(50);
    private static final int TIMES = 3;
    private static final int MEMORY = 16;

    private final AtomicLong usualNanos = new AtomicLong(MOST.toNanos() / TIMES);

    Duration now() {
        Duration wanted = LEAST.plusNanos(TIMES * usualNanos.get());
        return wanted.compareTo(MOST) < 0 ? wanted : MOST;
    }

    void took(Duration time) {
        usualNanos.updateAndGet(usual -> usual + (time.toNanos() - usual) / MEMORY);
    }
}
