package io.wecomops.adapters.redis;

import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.contract.TokenStoreContract;
import java.time.Duration;

class RedisTokenStoreTest extends TokenStoreContract {
    @Override
    protected TokenStore store() {
        return Servers.ADAPTERS.tokenStore();
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }
}
