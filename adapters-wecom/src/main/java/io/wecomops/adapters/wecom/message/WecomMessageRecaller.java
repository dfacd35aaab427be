package io.wecomops.adapters.wecom.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.adapters.wecom.api.WecomApi;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.adapters.wecom.retry.Guard;
import io.wecomops.domain.message.MessageRecaller;
import io.wecomops.domain.message.RecallOutcome;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;
import java.util.LinkedHashMap;

/**
 * {@code POST /cgi-bin/message/recall}. 40001 is a rejected token here, as for sending: this call carries no
 * secret. A lost answer is like a busy WeCom: to recall once more does no harm.
 */
public final class WecomMessageRecaller implements MessageRecaller {
    private static final int INVALID_CREDENTIAL = 40001;
    private static final String API = "message/recall";

    private final WecomApi api;
    private final Guard guard;
    private final ErrorTable errors;

    public WecomMessageRecaller(WecomApi api, Guard guard, ErrorTable errors) {
        this.api = api;
        this.guard = guard;
        this.errors = errors;
    }

    @Override
    public RecallOutcome recall(TokenKey app, AccessToken token, String messageId) {
        var query = new LinkedHashMap<String, String>();
        query.put("access_token", token.value());
        byte[] body = JsonNodeFactory.instance
                .objectNode()
                .put("msgid", messageId)
                .toString()
                .getBytes(UTF_8);
        return switch (guard.call(API, app, () -> api.post(API, query, body))) {
            case Guard.Passage.Made(var answer) -> outcome(answer);
            case Guard.Passage.NotMade(var wait, var detail) -> new RecallOutcome.NotMade(wait, detail);
        };
    }

    private RecallOutcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Success _ -> new RecallOutcome.Recalled();
            case Answer.Failure(int errcode, var detail) -> failed(errcode, detail);
            case Answer.Unreachable(var detail) -> new RecallOutcome.Busy(Reason.UNREACHABLE, detail);
            case Answer.TurnedAway(var detail) -> new RecallOutcome.Busy(Reason.BROKEN_ANSWER, detail);
            case Answer.HeldOff(var block, var detail) ->
                new RecallOutcome.HeldOff(block, Reason.BROKEN_ANSWER, detail);
            case Answer.Lost(var reason, var detail) -> new RecallOutcome.Busy(reason, detail);
        };
    }

    private RecallOutcome failed(int errcode, String detail) {
        var reason = Reason.wecom(errcode);
        if (errcode == INVALID_CREDENTIAL) {
            return new RecallOutcome.TokenRejected(reason, detail);
        }
        return switch (errors.reactionTo(errcode)) {
            case RETRY -> new RecallOutcome.Busy(reason, detail);
            case REFRESH -> new RecallOutcome.TokenRejected(reason, detail);
            case LIMIT, MEND -> new RecallOutcome.HeldOff(errors.blockOf(errcode), reason, detail);
            case GIVEUP -> new RecallOutcome.Refused(reason, detail);
        };
    }
}
