package io.wecomops.adapters.redis;

import io.wecomops.domain.limit.PermitPool;
import io.wecomops.testkit.contract.PermitPoolContract;
import java.time.Duration;

class RedisPermitPoolTest extends PermitPoolContract {
    @Override
    protected PermitPool pool() {
        return Servers.ADAPTERS.permitPool();
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }
}
