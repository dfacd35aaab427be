package io.wecomops.adapters.wecom.sandbox;

import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.domain.message.MessageRecaller;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.testkit.contract.FarEnd;
import io.wecomops.testkit.contract.MessageRecallerContract;
import org.junit.jupiter.api.AfterEach;

class SandboxMessageRecallerTest extends MessageRecallerContract {
    private final SandboxFarEnd farEnd = new SandboxFarEnd("message/recall");
    private final AccessToken token = farEnd.token();

    @AfterEach
    void close() {
        farEnd.close();
    }

    @Override
    protected MessageRecaller recaller() {
        return farEnd.adapters().messageRecaller();
    }

    @Override
    protected MessageRecaller recallerWithoutFarEnd() {
        return farEnd.astray().messageRecaller();
    }

    @Override
    protected TokenKey app() {
        return Adapters.APP;
    }

    @Override
    protected AccessToken token() {
        return token;
    }

    @Override
    protected String sent() {
        return farEnd.sent();
    }

    @Override
    protected long holders() {
        return farEnd.holders();
    }

    @Override
    protected void farEndIs(FarEnd state) {
        farEnd.becomes(state);
    }

    @Override
    protected long callsSeen() {
        return farEnd.callsSeen();
    }
}
