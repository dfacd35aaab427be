package io.wecomops.testkit;

import io.wecomops.domain.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when told; sleeping moves it, so no test waits. Thread-safe. */
public final class ManualTime implements InstantSource, Sleeper {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (time.isPositive()) {
            advance(time);
        }
    }

    /** Moves time on; also back, where {@code by} is negative. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
