package io.wecomops.application.masstask;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the dispatcher of this node when there is work, so that it need not ask often. Thread-safe. */
public final class WorkBell {
    private final Semaphore rings = new Semaphore(0);

    /** Wakes the one who waits, or the next one who comes to wait. */
    public void ring() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    /** Waits for a ring, at most {@code longest}; whether it was rung. */
    public boolean await(Duration longest) throws InterruptedException {
        boolean rung = rings.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (rung) {
            rings.drainPermits();
        }
        return rung;
    }
}
