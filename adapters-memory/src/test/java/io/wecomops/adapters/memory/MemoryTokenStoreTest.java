package io.wecomops.adapters.memory;

import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.TokenStoreContract;
import java.time.Duration;

class MemoryTokenStoreTest extends TokenStoreContract {
    private final ManualTime time = new ManualTime();
    private final TokenStore store = new MemoryAdapters(time).tokenStore();

    @Override
    protected TokenStore store() {
        return store;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
