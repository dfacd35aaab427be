package io.wecomops.adapters.memory.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.NearCache;
import java.util.Optional;

/** Caffeine bounded by weight; it drops first what is seldom asked for (W-TinyLFU). No thread but its callers' is used. */
public final class CaffeineNearCache<V> implements NearCache<V> {
    private final Cache<CacheKey, Weighed<V>> cache;

    /** @param maxWeight about how many bytes it may take; positive */
    public CaffeineNearCache(long maxWeight) {
        cache = Caffeine.newBuilder()
                .maximumWeight(maxWeight)
                .weigher((CacheKey key, Weighed<V> held) -> held.weight())
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<V> find(CacheKey key) {
        Weighed<V> held = cache.getIfPresent(key);
        return held == null ? Optional.empty() : Optional.of(held.value());
    }

    @Override
    public void save(CacheKey key, V value, int weight) {
        cache.put(key, new Weighed<>(value, weight));
    }

    @Override
    public void drop(CacheKey key) {
        cache.invalidate(key);
    }

    @Override
    public void dropAll() {
        cache.invalidateAll();
    }

    private record Weighed<V>(V value, int weight) {}
}
