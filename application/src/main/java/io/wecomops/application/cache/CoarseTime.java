package io.wecomops.application.cache;

import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a ticker showed a moment ago. To read a clock takes three times as long as to find a value in memory; so one thread
 * reads it for all hits. Where no thread {@linkplain #run() keeps it up}, the ticker itself is read. Thread-safe.
 */
public final class CoarseTime implements Runnable {
    /** Far less than any lifetime. */
    private static final Duration STEP = Duration.ofMillis(20);

    private final Ticker ticker;
    private final Sleeper sleeper;
    private volatile @Nullable Duration shown;

    public CoarseTime(Ticker ticker, Sleeper sleeper) {
        this.ticker = ticker;
        this.sleeper = sleeper;
    }

    /** The time on the ticker, or a little less: never more, and 20 ms behind while the thread that keeps it up gets to run. */
    Duration glance() {
        Duration last = shown;
        return last == null ? ticker.elapsed() : last;
    }

    /** Keeps it up until the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                shown = ticker.elapsed();
                sleeper.sleep(STEP);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            shown = null;
        }
    }
}
