package io.wecomops.domain.retry;

import java.time.Duration;

/**
 * Capped exponential backoff with full jitter: before retry n the wait is uniform in [0, min(cap, base^n seconds)).
 * Full jitter keeps callers that failed together from coming back together.
 *
 * @param base 1.0 to 10.0 ({@code RETRY_BACKOFF_BASE})
 * @param cap the longest wait; positive
 * @param maxRetries 0 to 100 ({@code RETRY_MAX}): how often a failed attempt is repeated
 */
public record Backoff(double base, Duration cap, int maxRetries) {
    public Backoff {
        if (!(base >= 1.0 && base <= 10.0)) {
            throw new IllegalArgumentException("must be 1.0 to 10.0, is " + base);
        }
        if (!cap.isPositive()) {
            throw new IllegalArgumentException("the cap is positive, not " + cap);
        }
        if (maxRetries < 0 || maxRetries > 100) {
            throw new IllegalArgumentException("must be 0 to 100, is " + maxRetries);
        }
    }

    /** Whether another attempt may follow after {@code attempts} have failed. */
    public boolean allowsAnotherAfter(int attempts) {
        return attempts <= maxRetries;
    }

    /**
     * The wait before retry number {@code retry}, counted from 1.
     *
     * @param chance uniform in [0, 1)
     */
    public Duration delay(int retry, double chance) {
        if (retry < 1) {
            throw new IllegalArgumentException("retries are counted from 1, not " + retry);
        }
        double ceilingSeconds = Math.min(cap.toNanos() / 1e9, Math.pow(base, retry));
        return Duration.ofNanos((long) (ceilingSeconds * chance * 1e9));
    }
}
