package io.wecomops.adapters.wecom.sandbox;

import io.wecomops.domain.network.WecomAddresses;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.testkit.contract.FarEnd;
import io.wecomops.testkit.contract.WecomAddressesContract;
import org.junit.jupiter.api.AfterEach;

class SandboxWecomAddressesTest extends WecomAddressesContract {
    private final SandboxFarEnd farEnd = new SandboxFarEnd("get_api_domain_ip");

    @AfterEach
    void close() {
        farEnd.close();
    }

    @Override
    protected WecomAddresses addresses() {
        return farEnd.adapters().addresses();
    }

    @Override
    protected AccessToken token() {
        return farEnd.token();
    }

    @Override
    protected void farEndIs(FarEnd state) {
        farEnd.is(state);
    }
}
