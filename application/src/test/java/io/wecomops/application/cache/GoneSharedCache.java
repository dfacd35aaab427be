package io.wecomops.application.cache;

import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.domain.error.DependencyUnavailableException;
import java.util.Optional;

/** A shared level that goes and comes back as it is told. */
final class GoneSharedCache implements SharedCache {
    private final SharedCache there;
    private volatile boolean gone;

    GoneSharedCache(SharedCache there) {
        this.there = there;
    }

    void gone(boolean now) {
        gone = now;
    }

    @Override
    public Optional<CacheEntry> find(CacheKey key) {
        return here().find(key);
    }

    @Override
    public long begin(CacheKey key) {
        return here().begin(key);
    }

    @Override
    public boolean save(CacheKey key, CacheEntry entry, long generation) {
        return here().save(key, entry, generation);
    }

    @Override
    public void invalidate(CacheKey key) {
        here().invalidate(key);
    }

    private SharedCache here() {
        if (gone) {
            throw new DependencyUnavailableException("redis", "asking", new IllegalStateException("gone"));
        }
        return there;
    }
}
