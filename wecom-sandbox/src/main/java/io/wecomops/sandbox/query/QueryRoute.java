package io.wecomops.sandbox.query;

import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.gate.Incoming;
import io.wecomops.sandbox.gate.Interface;
import io.wecomops.sandbox.inbox.Ledger;
import io.wecomops.sandbox.token.TokenCheck;

/** A GET under a token. */
public record QueryRoute(Endpoint endpoint, TokenCheck tokens, Ledger ledger, Query query) implements Interface {
    /** What is told to an app whose token is good. */
    @FunctionalInterface
    public interface Query {
        Answer answer(Incoming incoming, int agentId);
    }

    @Override
    public int agentId(Incoming incoming) {
        return tokens.agentId(incoming.query("access_token"));
    }

    @Override
    public Answer carryOut(Incoming incoming, Arrival call) {
        var answer = tokens.refusal(incoming.query("access_token"))
                .map(Answer::of)
                .orElseGet(() -> query.answer(incoming, call.agentId()));
        ledger.ended(call, answer.code());
        return answer;
    }
}
