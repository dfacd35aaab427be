package io.wecomops.domain.limit;

import java.time.Duration;

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

    /**
     * Books {@code permits} slots in a row.
     *
     * @param nextFreeMicros the state; anything in the past for an idle limiter
     * @param maxAhead a first slot further ahead than this is not booked
     */
    public static SlotBook book(long nextFreeMicros, long nowMicros, RateLimit limit, int permits, Duration maxAhead) {
        if (permits < 1) {
            throw new IllegalArgumentException("at least one permit is booked, not " + permits);
        }
        long slot = Math.max(nextFreeMicros, nowMicros);
        long wait = slot - nowMicros;
        long ahead = RateLimit.micros(maxAhead);
        if (wait > ahead) {
            return new SlotBook(false, wait - ahead, nextFreeMicros);
        }
        return new SlotBook(true, wait, slot + limit.spacingMicros() * permits);
    }

    /** The state after everything is held back for {@code block}; slots further ahead stay where they are. */
    public static long heldBack(long nextFreeMicros, long nowMicros, Duration block) {
        return Math.max(nextFreeMicros, nowMicros + RateLimit.micros(block));
    }
}
