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
        if (micros(period) < permits) {
            throw new IllegalArgumentException("a rate has at most one permit a microsecond");
        }
    }

    public static RateLimit perSecond(int permits) {
        return new RateLimit(permits, Duration.ofSeconds(1));
    }

    /** The microseconds between two permits, rounded up: rounding never lets one too many through. */
    public long spacingMicros() {
        return Math.ceilDiv(micros(period), (long) permits);
    }

    static long micros(Duration time) {
        return Math.addExact(Math.multiplyExact(time.toSeconds(), 1_000_000L), time.toNanosPart() / 1_000);
    }
}
