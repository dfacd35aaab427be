package io.wecomops.adapters.wecom.message;

import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.adapters.wecom.api.WecomApi;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.adapters.wecom.retry.Guard;
import io.wecomops.domain.message.MessageSender;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;
import java.util.LinkedHashMap;

/**
 * {@code POST /cgi-bin/message/send} (doc 90236).
 *
 * <p>40001, "invalid secret", is a rejected token here and not a refusal: this call carries no secret, and WeCom has been
 * seen to answer so for a token that it no longer knows. If the secret really is wrong, the refresh says so: gettoken then
 * answers 40001, which is final.
 *
 * <p>HTTP 4xx without an error code of WeCom's is {@link SendOutcome.Busy}: it comes from a proxy, a gateway or a wrong base
 * address, which has not carried the request out, and what is wrong there can be mended while the task waits. HTTP 5xx is
 * {@link SendOutcome.Lost}: a gateway also says it of a request that it has passed on.
 */
public final class WecomMessageSender implements MessageSender {
    private static final int INVALID_CREDENTIAL = 40001;

    private static final String API = "message/send";

    private final WecomApi api;
    private final Guard guard;
    private final ErrorTable errors;

    public WecomMessageSender(WecomApi api, Guard guard, ErrorTable errors) {
        this.api = api;
        this.guard = guard;
        this.errors = errors;
    }

    @Override
    public SendOutcome send(TokenKey app, AccessToken token, SealedRequest request) {
        var query = new LinkedHashMap<String, String>();
        query.put("access_token", token.value());
        return switch (guard.call(API, app, () -> api.post(API, query, request.bytes()))) {
            case Guard.Passage.Made(var answer) -> outcome(answer);
            case Guard.Passage.NotMade(var wait, var detail) -> new SendOutcome.NotSent(wait, detail);
        };
    }

    private SendOutcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Success(var body) ->
                new SendOutcome.Delivered(body.path("msgid").asText(""), UndeliveredReader.read(body));
            case Answer.Failure(int errcode, var detail) -> failed(errcode, detail);
            case Answer.Unreachable(var detail) -> new SendOutcome.Busy(Reason.UNREACHABLE, detail);
            case Answer.TurnedAway(var detail) -> new SendOutcome.Busy(Reason.BROKEN_ANSWER, detail);
            case Answer.HeldOff(var block, var detail) ->
                new SendOutcome.Throttled(block, Reason.BROKEN_ANSWER, detail);
            case Answer.Lost(var reason, var detail) -> new SendOutcome.Lost(reason, detail);
        };
    }

    private SendOutcome failed(int errcode, String detail) {
        var reason = Reason.wecom(errcode);
        if (errcode == INVALID_CREDENTIAL) {
            return new SendOutcome.TokenRejected(reason, detail);
        }
        return switch (errors.reactionTo(errcode)) {
            case RETRY -> new SendOutcome.Busy(reason, detail);
            case REFRESH -> new SendOutcome.TokenRejected(reason, detail);
            case LIMIT -> new SendOutcome.Throttled(errors.blockOf(errcode), reason, detail);
            case MEND -> new SendOutcome.AppRefused(errors.blockOf(errcode), reason, detail);
            case GIVEUP -> new SendOutcome.Refused(reason, detail);
        };
    }
}
