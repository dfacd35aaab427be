package io.wecomops.adapters.wecom.sandbox;

import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.domain.message.MessageSender;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.testkit.contract.FarEnd;
import io.wecomops.testkit.contract.MessageSenderContract;
import org.junit.jupiter.api.AfterEach;

class SandboxMessageSenderTest extends MessageSenderContract {
    private final SandboxFarEnd farEnd = new SandboxFarEnd("message/send");
    private final AccessToken token = farEnd.token();

    @AfterEach
    void close() {
        farEnd.close();
    }

    @Override
    protected MessageSender sender() {
        return farEnd.adapters().messageSender();
    }

    @Override
    protected MessageSender senderWithoutFarEnd() {
        return farEnd.astray().messageSender();
    }

    @Override
    protected RequestSealer sealer() {
        return farEnd.adapters().requestSealer();
    }

    @Override
    protected AccessToken token() {
        return token;
    }

    @Override
    protected AgentId agent() {
        return Adapters.APP.agentId();
    }

    @Override
    protected UserId member(int n) {
        return new UserId("member" + n);
    }

    @Override
    protected UserId stranger(int n) {
        return new UserId("ghost-" + n);
    }

    @Override
    protected UserId unlicensed(int n) {
        return new UserId("unlicensed-" + n);
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
