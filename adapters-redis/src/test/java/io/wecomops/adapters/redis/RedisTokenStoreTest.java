package io.wecomops.adapters.redis;

import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.contract.TokenStoreContract;
import java.time.Duration;

class RedisTokenStoreTest extends TokenStoreContract {
    private final TokenStore store = Servers.ADAPTERS.tokenStore();

    @Override
    protected TokenStore store() {
        return store;
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }
}
