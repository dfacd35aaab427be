package io.wecomops.benchmarks.fault.harness;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Tells its wall clock, and how long a wait usually lasts. */
final class ClockProbe {
    static final Duration WAIT = Duration.ofMillis(5);
    private static final int WAITS = 21;

    private ClockProbe() {}

    public static void main(String... arguments) {
        System.out.println("wall " + System.currentTimeMillis());
        long[] lasted = new long[WAITS];
        for (int wait = 0; wait < WAITS; wait++) {
            long begun = System.nanoTime();
            LockSupport.parkNanos(WAIT.toNanos());
            lasted[wait] = System.nanoTime() - begun;
        }
        Arrays.sort(lasted);
        System.out.println("wait " + lasted[WAITS / 2]);
    }
}
