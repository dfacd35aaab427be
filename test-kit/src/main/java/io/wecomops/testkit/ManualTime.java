package io.wecomops.testkit;

import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when told; sleeping moves it, so no test waits. Thread-safe. */
public final class ManualTime implements InstantSource, Sleeper, Ticker {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private Duration elapsed = Duration.ZERO;

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

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }

    /** Moves time on. A negative {@code by} sets the wall clock back, and leaves what has elapsed as it is. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
        if (by.isPositive()) {
            elapsed = elapsed.plus(by);
        }
    }
}
