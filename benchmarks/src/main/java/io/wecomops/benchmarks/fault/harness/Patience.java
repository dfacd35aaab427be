package io.wecomops.benchmarks.fault.harness;

import io.wecomops.domain.error.DependencyUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;

/** A busy machine may let a node in only at its third knock. */
public final class Patience {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Patience() {}

    /** What {@code attempt} gives, tried again while a server lets nobody in. */
    public static <T> T with(Supplier<T> attempt) throws InterruptedException {
        long giveUp = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return attempt.get();
            } catch (DependencyUnavailableException notYet) {
                if (System.nanoTime() > giveUp) {
                    throw notYet;
                }
                Thread.sleep(200);
            }
        }
    }
}
