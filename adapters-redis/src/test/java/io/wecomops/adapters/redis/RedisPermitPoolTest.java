package io.wecomops.adapters.redis;

import io.wecomops.domain.limit.PermitPool;
import io.wecomops.testkit.contract.PermitPoolContract;
import java.time.Duration;

class RedisPermitPoolTest extends PermitPoolContract {
    private final PermitPool pool = Servers.ADAPTERS.permitPool();

    @Override
    protected PermitPool pool() {
        return pool;
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }
}
