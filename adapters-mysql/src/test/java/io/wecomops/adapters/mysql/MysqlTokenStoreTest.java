package io.wecomops.adapters.mysql;

import static org.awaitility.Awaitility.await;

import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.contract.TokenStoreContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;

/** On a real server. */
class MysqlTokenStoreTest extends TokenStoreContract {
    private static final TestBed BED = TestBed.mysql();

    @Override
    protected TokenStore store() {
        return BED.adapters().tokenStore();
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
