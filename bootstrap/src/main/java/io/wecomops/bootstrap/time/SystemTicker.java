package io.wecomops.bootstrap.time;

import io.wecomops.domain.time.Ticker;
import java.time.Duration;

/** Counts from its own making, by the clock that never steps back. */
public final class SystemTicker implements Ticker {
    private final long start = System.nanoTime();

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
