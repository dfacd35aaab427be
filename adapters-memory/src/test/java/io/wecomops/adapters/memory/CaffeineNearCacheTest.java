package io.wecomops.adapters.memory;

import io.wecomops.domain.cache.NearCache;
import io.wecomops.testkit.contract.NearCacheContract;

class CaffeineNearCacheTest extends NearCacheContract {
    @Override
    protected NearCache<String> cache(long maxWeight) {
        return MemoryAdapters.nearCache(maxWeight);
    }
}
