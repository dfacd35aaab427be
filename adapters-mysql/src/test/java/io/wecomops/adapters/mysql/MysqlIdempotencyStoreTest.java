package io.wecomops.adapters.mysql;

import static org.awaitility.Awaitility.await;

import io.wecomops.domain.idempotency.IdempotencyStore;
import io.wecomops.testkit.contract.IdempotencyStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/** On a real server. */
class MysqlIdempotencyStoreTest extends IdempotencyStoreContract {
    private static final TestBed BED = TestBed.mysql();

    @Override
    protected IdempotencyStore store() {
        return BED.adapters().idempotencyStore();
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
