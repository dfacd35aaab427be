package io.wecomops.adapters.metrics.cache;

import io.wecomops.adapters.metrics.metrics.Figures;
import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.SharedCache;
import java.util.Optional;

/** Sees what nodes find of each other's, and what this one loaded. */
public record CountedSharedCache(SharedCache cache, Figures figures) implements SharedCache {
    @Override
    public Optional<CacheEntry> find(CacheKey key) {
        Optional<CacheEntry> found = cache.find(key);
        if (found.isPresent()) {
            figures.foundShared(key.family());
        } else {
            figures.missedShared(key.family());
        }
        return found;
    }

    @Override
    public long begin(CacheKey key) {
        return cache.begin(key);
    }

    @Override
    public boolean save(CacheKey key, CacheEntry entry, long generation) {
        figures.loaded(key.family());
        return cache.save(key, entry, generation);
    }

    @Override
    public void invalidate(CacheKey key) {
        cache.invalidate(key);
    }
}
