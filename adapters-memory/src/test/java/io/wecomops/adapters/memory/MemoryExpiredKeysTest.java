package io.wecomops.adapters.memory;

import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.ExpiredKeysContract;
import java.time.Duration;

class MemoryExpiredKeysTest extends ExpiredKeysContract {
    private final ManualTime time = new ManualTime();
    private final MemoryAdapters memory = new MemoryAdapters(time);

    @Override
    protected ExpiredKeys expired() {
        return memory.expiredKeys();
    }

    @Override
    protected RequestLedger ledger() {
        return memory.requestLedger();
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
