package io.wecomops.architecture.seeded.ambient.application;

import java.time.Instant;
import java.util.function.Supplier;

final class ReadsTheClock {
    long called() {
        return System.nanoTime();
    }

    Supplier<Instant> handedOn() {
        return Instant::now;
    }
}
