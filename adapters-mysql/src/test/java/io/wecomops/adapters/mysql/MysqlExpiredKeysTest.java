package io.wecomops.adapters.mysql;

import static org.awaitility.Awaitility.await;

import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.testkit.contract.ExpiredKeysContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/** On a real server. */
class MysqlExpiredKeysTest extends ExpiredKeysContract {
    private static final TestBed BED = TestBed.mysql();

    @Override
    protected ExpiredKeys expired() {
        return BED.adapters().expiredKeys();
    }

    @Override
    protected RequestLedger ledger() {
        return BED.adapters().requestLedger();
    }

    @Override
    protected void pass(Duration time) {
        await().pollDelay(time.plusMillis(5)).until(() -> true);
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
