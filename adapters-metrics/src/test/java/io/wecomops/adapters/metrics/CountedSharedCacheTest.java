package io.wecomops.adapters.metrics;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.SharedCacheContract;
import java.time.Duration;

/** In front of one in memory. */
class CountedSharedCacheTest extends SharedCacheContract {
    private final ManualTime time = new ManualTime();
    private final SharedCache counted =
            new MetricsAdapters("1.2.3", time).counted(new MemoryAdapters(time).sharedCache());

    @Override
    protected SharedCache cache() {
        return counted;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
