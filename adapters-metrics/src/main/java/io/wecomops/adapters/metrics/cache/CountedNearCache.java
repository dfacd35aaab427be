package io.wecomops.adapters.metrics.cache;

import io.wecomops.adapters.metrics.metrics.Figures;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.NearCache;
import java.util.Optional;

/** Sees what is found in this process. What is held though its life is over counts as found. */
public record CountedNearCache<V>(NearCache<V> cache, Figures figures) implements NearCache<V> {
    @Override
    public Optional<V> find(CacheKey key) {
        Optional<V> found = cache.find(key);
        if (found.isPresent()) {
            figures.foundNear(key.family());
        } else {
            figures.missedNear(key.family());
        }
        return found;
    }

    @Override
    public void save(CacheKey key, V value, int weight) {
        cache.save(key, value, weight);
    }

    @Override
    public void drop(CacheKey key) {
        cache.drop(key);
    }

    @Override
    public void dropAll() {
        cache.dropAll();
    }
}
