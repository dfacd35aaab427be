package io.wecomops.domain.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The arithmetic of a booked pace (GCRA without burst): the state is one number, the time at which the next slot is free. A
 * caller books its slot and waits for it, instead of trying and sleeping; so under contention no slot is lost and each
 * booking costs one step. All times are microseconds of one clock.
 *
 * <p>Slots stand at least {@link RateLimit#spacingMicros()} apart, hence no half-open window of the limit's period ever
 * holds more than its permits.
 */
public final class SlotBook {
    private static final long FURTHEST_MICROS = 1L << 52;

    private SlotBook() {}

    /** The state after everything is held back for {@code block}; slots further ahead stay where they are. */
    public static long heldBack(long nextFreeMicros, long nowMicros, Duration block) {
        return Math.max(nextFreeMicros, nowMicros + micros(block));
    }

    /**
     * The state as it stands now. Where the clock was set back since it was last looked at, slots keep their distance to
     * it: nobody waits for the clock to catch up, and no slot is given twice.
     *
     * @param seenMicros the clock when the state was last looked at
     */
    public static long standing(long nextFreeMicros, long seenMicros, long nowMicros) {
        return nextFreeMicros - Math.max(0, seenMicros - nowMicros);
    }

    /**
     * Whole microseconds, rounded up, and at most 2^52 of them (142 years): added to the time of day, they stay below
     * 2^53 and so are exact in Redis' scripts too.
     */
    public static long micros(Duration time) {
        if (time.compareTo(Duration.of(FURTHEST_MICROS, ChronoUnit.MICROS)) > 0) {
            return FURTHEST_MICROS;
        }
        return Math.ceilDiv(time.toNanos(), 1_000L);
    }
}
