package io.wecomops.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when told. */
final class ManualClock implements InstantSource {
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
