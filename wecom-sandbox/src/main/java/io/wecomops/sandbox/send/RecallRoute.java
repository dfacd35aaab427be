package io.wecomops.sandbox.send;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.gate.Incoming;
import io.wecomops.sandbox.gate.Interface;
import io.wecomops.sandbox.inbox.Ledger;
import io.wecomops.sandbox.token.TokenCheck;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /cgi-bin/message/recall?access_token=}: within 24 hours, and only what the same app sent. */
public final class RecallRoute implements Interface {
    private final ObjectMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final TokenCheck tokens;
    private final Ledger ledger;

    public RecallRoute(TokenCheck tokens, Ledger ledger) {
        this.tokens = tokens;
        this.ledger = ledger;
    }

    @Override
    public Endpoint endpoint() {
        return Endpoint.MESSAGE_RECALL;
    }

    @Override
    public int agentId(Incoming incoming) {
        return tokens.agentId(incoming.query("access_token"));
    }

    @Override
    public Answer carryOut(Incoming incoming, Arrival call) {
        Optional<ErrCode> refusal = incoming.method().equals("POST")
                ? tokens.refusal(incoming.query("access_token"))
                : Optional.of(ErrCode.WRONG_METHOD);
        if (refusal.isPresent()) {
            ledger.ended(call, refusal.get());
            return Answer.of(refusal.get());
        }
        String fault = ledger.recall(call, messageId(incoming.body()));
        return fault.isEmpty() ? Answer.of(ErrCode.OK) : Answer.of(ErrCode.WRONG_PARAMETER, fault);
    }

    private String messageId(byte[] body) {
        try {
            JsonNode json = mapper.readTree(body);
            return json.path("msgid").asText("");
        } catch (IOException notJson) {
            return "";
        }
    }
}
