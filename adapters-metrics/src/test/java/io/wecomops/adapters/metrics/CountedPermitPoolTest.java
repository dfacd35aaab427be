package io.wecomops.adapters.metrics;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.PermitPoolContract;
import java.time.Duration;

/** In front of one in memory. */
class CountedPermitPoolTest extends PermitPoolContract {
    private final ManualTime time = new ManualTime();
    private final PermitPool counted =
            new MetricsAdapters("1.2.3", time).counted(new MemoryAdapters(time).permitPool());

    @Override
    protected PermitPool pool() {
        return counted;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
