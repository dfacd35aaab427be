package io.wecomops.domain.cache;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.util.Optional;

/**
 * The level of the cache that all nodes share. An entry ends with its hard lifetime, by this level's own clock. It may forget
 * any entry at any time, and never brings an invalidated one back. Thread-safe.
 *
 * <p>A load that began before an invalidation may bring what was read before it. So each key has a generation, which an
 * invalidation moves on: it is noted before the load and shown with what was loaded (memcache's leases: Nishtala et al.,
 * <i>Scaling Memcache at Facebook</i>, NSDI 2013, 3.2.1).
 *
 * <p>Every method throws {@link DependencyUnavailableException} where the shared level cannot be asked.
 */
@DrivenPort
public interface SharedCache {
    /** What is held, if anything; what cannot be understood counts as nothing. */
    Optional<CacheEntry> find(CacheKey key);

    /** The key's generation, to be asked for before its value is loaded. It lasts for 10 minutes at least. */
    long begin(CacheKey key);

    /**
     * Holds {@code entry} in place of what was held.
     *
     * @param generation what {@link #begin} answered before the load
     * @return {@code false} where the key was invalidated since, or where that is not known any more; then nothing changes
     */
    boolean save(CacheKey key, CacheEntry entry, long generation);

    /** Drops what is held, refuses what is being loaded, and tells all nodes ({@link CacheNews}). */
    void invalidate(CacheKey key);
}
