package io.wecomops.sandbox.token;

import io.wecomops.sandbox.App;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.fault.FaultLine;
import io.wecomops.sandbox.gate.Incoming;
import io.wecomops.sandbox.gate.Interface;
import io.wecomops.sandbox.inbox.Ledger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** {@code GET /cgi-bin/gettoken?corpid=&corpsecret=} (doc 91039). */
public final class GettokenRoute implements Interface {
    private final SandboxSettings settings;
    private final Tokens tokens;
    private final FaultLine faultLine;
    private final Ledger ledger;

    public GettokenRoute(SandboxSettings settings, Tokens tokens, FaultLine faultLine, Ledger ledger) {
        this.settings = settings;
        this.tokens = tokens;
        this.faultLine = faultLine;
        this.ledger = ledger;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.GETTOKEN;
    }

    @Override
    public int agentId(Incoming incoming) {
        return 0;
    }

    @Override
    public Answer carryOut(Incoming incoming, Arrival call) {
        var answer = answer(incoming.query("corpid"), incoming.query("corpsecret"));
        ledger.ended(call, answer.code());
        return answer;
    }

    private Answer answer(String corpId, String secret) {
        if (corpId.isEmpty()) {
            return Answer.of(ErrCode.NO_CORP_ID);
        }
        if (secret.isEmpty()) {
            return Answer.of(ErrCode.NO_SECRET);
        }
        if (!corpId.equals(settings.corpId())) {
            return Answer.of(ErrCode.WRONG_CORP_ID);
        }
        if (faultLine.faults().isOn(Fault.APP_DISABLED)) {
            return Answer.of(ErrCode.WRONG_SECRET);
        }
        return appOf(secret).map(this::token).orElseGet(() -> Answer.of(ErrCode.WRONG_SECRET));
    }

    private Answer token(App app) {
        var issued = tokens.issue(app);
        return Answer.of(ErrCode.OK).with("access_token", issued.value()).with("expires_in", issued.secondsLeft());
    }

    private Optional<App> appOf(String secret) {
        var given = secret.getBytes(StandardCharsets.UTF_8);
        return settings.apps().stream()
                .filter(app -> MessageDigest.isEqual(app.secret().getBytes(StandardCharsets.UTF_8), given))
                .findFirst();
    }
}
