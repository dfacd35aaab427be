package io.wecomops.domain.limit;

import java.time.Duration;

/**
 * At most {@code permits} in any window of {@code period}.
 *
 * @param permits 1 to 1,000,000
 * @param period 1 ms to 31 days, and at least one microsecond a permit
 */
public record RateLimit(int permits, Duration period) {
    public RateLimit {
        if (permits < 1 || permits > 1_000_000) {
            throw new IllegalArgumentException("a rate has 1 to 1000000 permits, not " + permits);
        }
        if (period.compareTo(Duration.ofMillis(1)) < 0 || period.compareTo(Duration.ofDays(31)) > 0) {
            throw new IllegalArgumentException("a rate's period is 1 ms to 31 days, not " + period);
        }
        if (SlotBook.micros(period) < permits) {
            throw new IllegalArgumentException("a rate has at most one permit a microsecond");
        }
    }

    public static RateLimit perSecond(int permits) {
        return new RateLimit(permits, Duration.ofSeconds(1));
    }

    /** The microseconds between two permits, rounded up: rounding never lets one too many through. */
    public long spacingMicros() {
        return Math.ceilDiv(SlotBook.micros(period), (long) permits);
    }

    /**
     * The microseconds that {@code permits} slots in a row take up.
     *
     * @param permits 1 to this limit's permits
     */
    public long spanMicros(int permits) {
        if (permits < 1 || permits > this.permits) {
            throw new IllegalArgumentException("1 to " + this.permits + " permits are booked at once, not " + permits);
        }
        return spacingMicros() * permits;
    }
}
