package io.wecomops.sandbox.send;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wecomops.sandbox.App;
import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.gate.Incoming;
import io.wecomops.sandbox.gate.Interface;
import io.wecomops.sandbox.inbox.Ledger;
import io.wecomops.sandbox.member.Directory;
import io.wecomops.sandbox.member.Recipients;
import io.wecomops.sandbox.token.TokenCheck;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code POST /cgi-bin/message/send?access_token=} (doc 90236). */
public final class SendRoute implements Interface {
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final AgentCheck agents;
    private final TokenCheck tokens;
    private final Directory directory;
    private final Ledger ledger;

    public SendRoute(List<App> apps, TokenCheck tokens, Directory directory, Ledger ledger) {
        this.agents = new AgentCheck(apps);
        this.tokens = tokens;
        this.directory = directory;
        this.ledger = ledger;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.MESSAGE_SEND;
    }

    @Override
    public int agentId(Incoming incoming) {
        return tokens.agentId(incoming.query("access_token"));
    }

    @Override
    public Answer carryOut(Incoming incoming, Arrival call) {
        var refusal = refusal(incoming);
        if (refusal.isPresent()) {
            return refuse(call, Answer.of(refusal.get()));
        }
        return switch (read(incoming.body(), call.agentId())) {
            case SendRequest.Refused(var answer) -> refuse(call, answer);
            case SendRequest.Fit fit -> deliver(call, fit);
        };
    }

    private Optional<ErrCode> refusal(Incoming incoming) {
        return incoming.method().equals("POST")
                ? tokens.refusal(incoming.query("access_token"))
                : Optional.of(ErrCode.WRONG_METHOD);
    }

    private SendRequest read(byte[] body, int agentId) {
        JsonNode json;
        try {
            json = mapper.readTree(body);
        } catch (IOException notJson) {
            json = mapper.missingNode();
        }
        if (!json.isObject()) {
            return new SendRequest.Refused(Answer.of(ErrCode.WRONG_PARAMETER, "Warning: wrong json format. "));
        }
        if (Escapes.inside(body)) {
            return new SendRequest.Refused(Answer.of(ErrCode.ESCAPED_CHARACTERS));
        }
        return SendRequest.read(json, body, agentId, agents);
    }

    private Answer deliver(Arrival call, SendRequest.Fit fit) {
        var people = fit.everyone() ? directory.everyone() : directory.find(fit.users(), fit.parties(), fit.tags());
        if (people.reachable().isEmpty()) {
            return refuse(call, withUnreached(Answer.of(ErrCode.NOBODY_VALID), people));
        }
        var delivery = ledger.deliver(call, fit.parcel(), people.reachable());
        return delivery.code() == ErrCode.OK
                ? withUnreached(Answer.of(ErrCode.OK), people).with("msgid", delivery.messageId())
                : Answer.of(delivery.code());
    }

    private static Answer withUnreached(Answer answer, Recipients people) {
        return answer.with("invaliduser", String.join("|", people.unknown()))
                .with("invalidparty", String.join("|", people.unknownParties()))
                .with("invalidtag", String.join("|", people.unknownTags()))
                .with("unlicenseduser", String.join("|", people.unlicensed()));
    }

    private Answer refuse(Arrival call, Answer answer) {
        ledger.ended(call, answer.code());
        return answer;
    }
}
