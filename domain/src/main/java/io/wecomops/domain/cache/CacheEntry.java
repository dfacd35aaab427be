package io.wecomops.domain.cache;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What the shared level holds for a key. May be a secret: {@link #toString()} never shows the text.
 *
 * @param text the value as it is written; empty where it is known that there is none
 * @param softLeft how long it is still fresh; zero where it is stale
 * @param hardLeft how long it may still be served; positive. Both are spans, so that no node's clock has to agree with
 *     another's
 */
public record CacheEntry(Optional<String> text, Duration softLeft, Duration hardLeft) {
    public CacheEntry {
        Objects.requireNonNull(text, "text");
        if (softLeft.isNegative() || !hardLeft.isPositive() || hardLeft.compareTo(softLeft) < 0) {
            throw new IllegalArgumentException("lifetimes are left and in order, not " + softLeft + ", " + hardLeft);
        }
    }

    /** A value at the beginning of its life. */
    public static CacheEntry of(String text, Lifetime life) {
        return new CacheEntry(Optional.of(text), life.soft(), life.hard());
    }

    /** The placeholder for "there is none", at the beginning of its life. */
    public static CacheEntry knownAbsent(Lifetime life) {
        return new CacheEntry(Optional.empty(), life.soft(), life.hard());
    }

    public boolean isFresh() {
        return softLeft.isPositive();
    }

    @Override
    public String toString() {
        return "CacheEntry[" + (text.isPresent() ? "***" : "known absent") + ", softLeft=" + softLeft + ", hardLeft="
                + hardLeft + "]";
    }
}
