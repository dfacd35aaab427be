package io.wecomops.adapters.wecom.sandbox;

import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.domain.token.TokenIssuer;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.testkit.contract.FarEnd;
import io.wecomops.testkit.contract.TokenIssuerContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class SandboxTokenIssuerTest extends TokenIssuerContract {
    private final SandboxFarEnd farEnd = new SandboxFarEnd("gettoken");

    @AfterEach
    void close() {
        farEnd.close();
    }

    @Override
    protected TokenIssuer issuer() {
        return farEnd.adapters().tokenIssuer();
    }

    @Override
    protected TokenIssuer issuerWithoutFarEnd() {
        return farEnd.astray().tokenIssuer();
    }

    @Override
    protected TokenKey app() {
        return Adapters.APP;
    }

    @Override
    protected TokenKey appWithWrongSecret() {
        return Adapters.APP_WITH_WRONG_SECRET;
    }

    @Override
    protected List<String> secrets() {
        return List.of(Adapters.SECRET, Adapters.WRONG_SECRET);
    }

    @Override
    protected void farEndIs(FarEnd state) {
        farEnd.is(state);
    }

    @Override
    protected long callsSeen() {
        return farEnd.callsSeen();
    }
}
