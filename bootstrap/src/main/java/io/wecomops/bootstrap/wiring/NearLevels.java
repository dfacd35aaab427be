package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.adapters.metrics.MetricsAdapters;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.domain.cache.NearCache;

/**
 * Makes the near level of each family.
 *
 * @param weight about how many bytes each may take
 */
record NearLevels(long weight, MetricsAdapters metrics) implements ReadThrough.NearLevel {
    @Override
    public <V> NearCache<V> make() {
        return metrics.counted(MemoryAdapters.nearCache(weight));
    }
}
