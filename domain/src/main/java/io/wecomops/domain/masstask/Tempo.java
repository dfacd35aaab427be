package io.wecomops.domain.masstask;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast a task goes.
 *
 * @param peoplePerSecond over the last minute, or since its first batch ended where that is less long ago
 * @param timeLeft until its end if it goes on so; empty where nothing moves or nothing is left
 */
public record Tempo(double peoplePerSecond, Optional<Duration> timeLeft) {
    /** What {@link #of} looks back on. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    public static final Tempo STANDSTILL = new Tempo(0, Optional.empty());

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /**
     * @param lately how many people's batches ended within {@link #WINDOW}
     * @param sinceFirst how long ago the first batch of the task ended
     * @param left how many people are left
     */
    public static Tempo of(long lately, Duration sinceFirst, long left) {
        if (lately == 0) {
            return STANDSTILL;
        }
        Duration window = sinceFirst.compareTo(WINDOW) < 0 ? sinceFirst : WINDOW;
        double seconds = Math.max(window.toMillis(), SHORTEST.toMillis()) / 1000.0;
        double rate = lately / seconds;
        return new Tempo(
                rate, left == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(left / rate * 1000))));
    }
}
