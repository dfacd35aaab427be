package io.wecomops.adapters.memory;

import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.RequestLedgerContract;
import java.time.Duration;

class MemoryRequestLedgerTest extends RequestLedgerContract {
    private final ManualTime time = new ManualTime();
    private final RequestLedger ledger = new MemoryAdapters(time).requestLedger();

    @Override
    protected RequestLedger ledger() {
        return ledger;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
