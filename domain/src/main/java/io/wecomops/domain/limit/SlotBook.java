package io.wecomops.domain.limit;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The arithmetic of a booking limiter (GCRA without burst): the state is one number, the time at which the next slot
 * is free. A caller books its slot and waits for it, instead of trying and sleeping; so under contention no slot is
 * lost and each booking costs one step. All times are microseconds of one clock.
 *
 * <p>Slots stand at least {@link RateLimit#spacingMicros()} apart, hence no half-open window of the limit's period ever
 * holds more than its permits.
 *
 * @param booked whether slots were booked
 * @param waitMicros until the first booked slot, or until it is worth asking again
 * @param nextFreeMicros the new state
 */
public record SlotBook(boolean booked, long waitMicros, long nextFreeMicros) {
    private static final long FURTHEST_MICROS = 1L << 52;

    /**
     * Books {@code permits} slots in a row.
     *
     * @param nextFreeMicros the state; anything in the past for an idle limiter
     * @param maxAhead a first slot further ahead than this is not booked
     */
    public static SlotBook book(long nextFreeMicros, long nowMicros, RateLimit limit, int permits, Duration maxAhead) {
        long span = limit.spanMicros(permits);
        long slot = Math.max(nextFreeMicros, nowMicros);
        long wait = slot - nowMicros;
        long ahead = micros(maxAhead);
        if (wait > ahead) {
            return new SlotBook(false, wait - ahead, nextFreeMicros);
        }
        return new SlotBook(true, wait, slot + span);
    }

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
