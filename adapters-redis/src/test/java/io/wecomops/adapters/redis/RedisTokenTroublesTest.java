package io.wecomops.adapters.redis;

import io.wecomops.domain.token.TokenTroubles;
import io.wecomops.testkit.contract.TokenTroublesContract;
import java.time.Duration;

class RedisTokenTroublesTest extends TokenTroublesContract {
    private final TokenTroubles troubles = Servers.ADAPTERS.tokenTroubles();

    @Override
    protected TokenTroubles troubles() {
        return troubles;
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }
}
