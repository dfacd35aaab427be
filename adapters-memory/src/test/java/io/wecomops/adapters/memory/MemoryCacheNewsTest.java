package io.wecomops.adapters.memory;

import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CacheNews;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.CacheNewsContract;

class MemoryCacheNewsTest extends CacheNewsContract {
    private final MemoryAdapters memory = new MemoryAdapters(new ManualTime());

    @Override
    protected CacheNews news() {
        return memory.cacheNews();
    }

    @Override
    protected void invalidate(CacheKey key) {
        memory.sharedCache().invalidate(key);
    }
}
