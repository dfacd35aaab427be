package io.wecomops.adapters.memory.limit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock read as the limits read it: in microseconds since 1970. */
record MicroClock(InstantSource clock) {
    long micros() {
        return micros(clock.instant());
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
