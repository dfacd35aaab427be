package io.wecomops.adapters.wecom.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.adapters.wecom.api.WecomApi;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.adapters.wecom.retry.Guard;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenIssuer;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code GET /cgi-bin/gettoken} (doc 91039). Codes of the token class are refusals here, since this call carries no token:
 * about 2000 failed calls in an hour block the interface, so what a repetition cannot mend is never called worth one.
 */
public final class WecomTokenIssuer implements TokenIssuer {
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final String API = "gettoken";

    private final WecomApi api;
    private final Guard guard;
    private final ErrorTable errors;
    private final Map<TokenKey, String> secrets;

    public WecomTokenIssuer(WecomApi api, Guard guard, ErrorTable errors, Map<TokenKey, String> secrets) {
        this.api = api;
        this.guard = guard;
        this.errors = errors;
        this.secrets = secrets;
    }

    @Override
    public Issue issue(TokenKey key) {
        String secret = secrets.get(key);
        if (secret == null) {
            throw new IllegalArgumentException("no app is configured as " + key);
        }
        var query = new LinkedHashMap<String, String>();
        query.put("corpid", key.corpId().value());
        query.put("corpsecret", secret);
        return switch (guard.call(API, key, () -> api.get(API, query))) {
            case Guard.Passage.Made(var answer) -> issue(answer);
            case Guard.Passage.NotMade(var wait, var detail) -> new Issue.Unavailable(wait, Reason.UNREACHABLE, detail);
        };
    }

    private Issue issue(Answer answer) {
        return switch (answer) {
            case Answer.Success(var body) -> issued(body);
            case Answer.Failure(int errcode, var detail) -> failed(errcode, detail);
            case Answer.Unreachable(var detail) -> new Issue.Unavailable(SOON, Reason.UNREACHABLE, detail);
            case Answer.TurnedAway(var detail) -> new Issue.Unavailable(SOON, Reason.BROKEN_ANSWER, detail);
            case Answer.HeldOff(var block, var detail) -> new Issue.Unavailable(block, Reason.BROKEN_ANSWER, detail);
            case Answer.Lost(var reason, var detail) -> new Issue.Unavailable(SOON, reason, detail);
        };
    }

    private Issue failed(int errcode, String detail) {
        var reason = Reason.wecom(errcode);
        return switch (errors.reactionTo(errcode)) {
            case RETRY -> new Issue.Unavailable(SOON, reason, detail);
            case LIMIT -> new Issue.Unavailable(errors.blockOf(errcode), reason, detail);
            case REFRESH, MEND, GIVEUP -> new Issue.Refused(reason, detail);
        };
    }

    private static Issue issued(JsonNode body) {
        long seconds = body.path("expires_in").asLong();
        try {
            return new Issue.Issued(new IssuedToken(body.path("access_token").asText(""), Duration.ofSeconds(seconds)));
        } catch (IllegalArgumentException unusable) {
            return new Issue.Unavailable(
                    SOON, Reason.BROKEN_ANSWER, "a success without a usable access_token and expires_in");
        }
    }
}
