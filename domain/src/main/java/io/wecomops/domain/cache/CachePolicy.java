package io.wecomops.domain.cache;

import java.time.Duration;

/**
 * How long an entry is served: up to its soft lifetime as it is, from then to its hard lifetime while it is refreshed
 * behind (RFC 5861, stale-while-revalidate), and not at all after. Each entry draws its own jitter, so that what was
 * written together does not end together.
 *
 * @param soft positive
 * @param hard not shorter than {@code soft}
 * @param jitterMin smallest factor on both lifetimes; positive
 * @param jitterMax largest factor, not below {@code jitterMin}
 */
public record CachePolicy(Duration soft, Duration hard, double jitterMin, double jitterMax) {
    public CachePolicy {
        if (!soft.isPositive()) {
            throw new IllegalArgumentException("the soft lifetime is positive, not " + soft);
        }
        if (hard.compareTo(soft) < 0) {
            throw new IllegalArgumentException("the hard lifetime " + hard + " is not below the soft one " + soft);
        }
        if (!(jitterMin > 0 && jitterMin <= jitterMax && jitterMax <= 10)) {
            throw new IllegalArgumentException(
                    "jitter factors are above 0, at most 10, and in order, not " + jitterMin + " to " + jitterMax);
        }
    }

    /**
     * The lifetimes of one entry.
     *
     * @param chance uniform in [0, 1)
     */
    public Lifetime draw(double chance) {
        double factor = jitterMin + (jitterMax - jitterMin) * chance;
        return new Lifetime(scaled(soft, factor), scaled(hard, factor));
    }

    private static Duration scaled(Duration time, double factor) {
        return Duration.ofNanos(Math.max(1, Math.round(time.toNanos() * factor)));
    }
}
