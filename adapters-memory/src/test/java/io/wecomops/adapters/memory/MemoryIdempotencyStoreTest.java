package io.wecomops.adapters.memory;

import io.wecomops.domain.idempotency.IdempotencyStore;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.IdempotencyStoreContract;
import java.time.Duration;

class MemoryIdempotencyStoreTest extends IdempotencyStoreContract {
    private final ManualTime time = new ManualTime();
    private final IdempotencyStore store = new MemoryAdapters(time).idempotencyStore();

    @Override
    protected IdempotencyStore store() {
        return store;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
