package io.wecomops.domain.cache;

import java.time.Duration;

/** One entry's own lifetimes, jitter included. */
public record Lifetime(Duration soft, Duration hard) {
    public Lifetime {
        if (!soft.isPositive() || hard.compareTo(soft) < 0) {
            throw new IllegalArgumentException("lifetimes are positive and in order, not " + soft + ", " + hard);
        }
    }

    /** What an entry of {@code age} is good for. */
    public Freshness at(Duration age) {
        if (age.compareTo(soft) < 0) {
            return Freshness.FRESH;
        }
        return age.compareTo(hard) < 0 ? Freshness.STALE : Freshness.ENDED;
    }
}
