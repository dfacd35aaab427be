package io.wecomops.domain.cache;

import io.wecomops.domain.port.DrivenPort;
import java.util.Optional;

/**
 * The level of the cache within a process: bounded by weight, and free to forget anything. Knows no lifetimes: what it holds
 * says itself until when it is good. Thread-safe; never waits.
 *
 * @param <V> what is held; immutable or thread-safe
 */
@DrivenPort
public interface NearCache<V> {
    Optional<V> find(CacheKey key);

    /**
     * Holds {@code value} in place of what was held.
     *
     * @param weight about how many bytes it takes; not negative. What weighs more than the whole level is not held
     */
    void save(CacheKey key, V value, int weight);

    void drop(CacheKey key);

    void dropAll();
}
