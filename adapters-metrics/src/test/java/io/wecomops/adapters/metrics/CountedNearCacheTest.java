package io.wecomops.adapters.metrics;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.NearCacheContract;

/** In front of one in memory. */
class CountedNearCacheTest extends NearCacheContract {
    @Override
    protected NearCache<String> cache(long maxWeight) {
        return new MetricsAdapters("1.2.3", new ManualTime()).counted(MemoryAdapters.nearCache(maxWeight));
    }
}
