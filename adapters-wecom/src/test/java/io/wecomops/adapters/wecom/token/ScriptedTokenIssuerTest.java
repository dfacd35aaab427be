package io.wecomops.adapters.wecom.token;

import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.scripted.Adapters;
import io.wecomops.adapters.wecom.scripted.ScriptedCompany;
import io.wecomops.adapters.wecom.scripted.ScriptedWecom;
import io.wecomops.domain.token.TokenIssuer;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.testkit.contract.FarEnd;
import io.wecomops.testkit.contract.TokenIssuerContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class ScriptedTokenIssuerTest extends TokenIssuerContract {
    private final ScriptedCompany company = new ScriptedCompany(Adapters.SECRET, "t0ken-of-the-test");
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
    protected TokenIssuer issuer() {
        return (state == FarEnd.SILENT ? impatient : adapters).tokenIssuer();
    }

    @Override
    protected TokenIssuer issuerWithoutFarEnd() {
        return lost.tokenIssuer();
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
    protected void farEndIs(FarEnd newState) {
        state = newState;
        wecom.answersBy(company.script(state));
    }

    @Override
    protected long callsSeen() {
        return wecom.calls().size();
    }
}
