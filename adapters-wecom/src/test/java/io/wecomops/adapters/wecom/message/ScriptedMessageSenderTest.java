package io.wecomops.adapters.wecom.message;

import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.adapters.wecom.scripted.ScriptedCompany;
import io.wecomops.adapters.wecom.scripted.ScriptedWecom;
import io.wecomops.domain.message.MessageSender;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.testkit.contract.FarEnd;
import io.wecomops.testkit.contract.MessageSenderContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class ScriptedMessageSenderTest extends MessageSenderContract {
    private final ScriptedCompany company = new ScriptedCompany(Adapters.SECRET, "t0ken+/=&-of-the-test");
    private final ScriptedWecom wecom = ScriptedWecom.start();
    private final WecomAdapters adapters = Adapters.at(wecom.address());
    private final WecomAdapters impatient = Adapters.impatientAt(wecom.address());
    private final WecomAdapters lost = Adapters.at(ScriptedWecom.nowhere());

    private FarEnd state = FarEnd.HEALTHY;

    @BeforeEach
    void begin() {
        farEndIs(FarEnd.HEALTHY);
    }

    @AfterEach
    void close() {
        wecom.close();
        adapters.close();
        impatient.close();
        lost.close();
    }

    @Override
    protected MessageSender sender() {
        return (state == FarEnd.SILENT ? impatient : adapters).messageSender();
    }

    @Override
    protected MessageSender senderWithoutFarEnd() {
        return lost.messageSender();
    }

    @Override
    protected RequestSealer sealer() {
        return adapters.requestSealer();
    }

    @Override
    protected AccessToken token() {
        return new AccessToken(company.token(), 1, Duration.ofHours(2));
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
        return new UserId("stranger" + n);
    }

    @Override
    protected UserId unlicensed(int n) {
        return new UserId("unlicensed" + n);
    }

    @Override
    protected void farEndIs(FarEnd newState) {
        state = newState;
        wecom.answersBy(company.script(state));
    }

    @Override
    protected long callsSeen() {
        return wecom.calls().size();
    }
}
