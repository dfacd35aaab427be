package io.wecomops.domain.cache;

/** What a cached entry is good for. */
public enum Freshness {
    /** Serve it. */
    FRESH,
    /** Serve it, and refresh it behind. */
    STALE,
    /** Do not serve it. */
    ENDED
}
