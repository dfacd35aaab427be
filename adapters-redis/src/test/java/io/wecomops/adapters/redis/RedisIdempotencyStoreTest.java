package io.wecomops.adapters.redis;

import io.wecomops.domain.idempotency.IdempotencyStore;
import io.wecomops.testkit.contract.IdempotencyStoreContract;
import java.time.Duration;

class RedisIdempotencyStoreTest extends IdempotencyStoreContract {
    private final IdempotencyStore store = Servers.ADAPTERS.idempotencyStore();

    @Override
    protected IdempotencyStore store() {
        return store;
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }
}
