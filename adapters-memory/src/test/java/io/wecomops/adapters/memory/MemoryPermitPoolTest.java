package io.wecomops.adapters.memory;

import io.wecomops.domain.limit.PermitPool;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.PermitPoolContract;
import java.time.Duration;

class MemoryPermitPoolTest extends PermitPoolContract {
    private final ManualTime time = new ManualTime();
    private final PermitPool pool = new MemoryAdapters(time).permitPool();

    @Override
    protected PermitPool pool() {
        return pool;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
