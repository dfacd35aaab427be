package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.domain.cache.NearCache;

/**
 * Makes the near level of each family.
 *
 * @param weight about how many bytes each may take
 */
record NearLevels(long weight) implements ReadThrough.NearLevel {
    @Override
    public <V> NearCache<V> make() {
        return MemoryAdapters.nearCache(weight);
    }
}
