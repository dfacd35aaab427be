package io.wecomops.adapters.memory.limit;

import java.time.InstantSource;

/** A clock in milliseconds that stands still for a moment where the other one is set back. Not thread-safe. */
final class SteadyClock {
    private final InstantSource clock;
    private long seen = Long.MIN_VALUE;
    private long setBack;

    SteadyClock(InstantSource clock) {
        this.clock = clock;
    }

    long millis() {
        long now = clock.millis();
        setBack += seen > now ? seen - now : 0;
        seen = now;
        return now + setBack;
    }
}
