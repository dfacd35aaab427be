package io.wecomops.adapters.wecom.sandbox;

import io.wecomops.domain.jssdk.TicketIssuer;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.testkit.contract.FarEnd;
import io.wecomops.testkit.contract.TicketIssuerContract;
import org.junit.jupiter.api.AfterEach;

class SandboxTicketIssuerTest extends TicketIssuerContract {
    private final SandboxFarEnd farEnd = new SandboxFarEnd("get_jsapi_ticket");

    @AfterEach
    void close() {
        farEnd.close();
    }

    @Override
    protected TicketIssuer issuer() {
        return farEnd.adapters().ticketIssuer();
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
