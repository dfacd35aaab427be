package io.wecomops.architecture.seeded.ambient.adapters.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Handed a node's clock, which no rule about calls of {@code now} would notice. */
final class TrustsItsOwnClock {
    private final InstantSource clock;

    TrustsItsOwnClock(InstantSource clock) {
        this.clock = clock;
    }

    boolean isOver(Instant end) {
        return clock.instant().isAfter(end);
    }

    boolean isAhead(Clock other, Duration most) {
        return Duration.between(clock.instant(), other.instant()).compareTo(most) > 0;
    }
}
