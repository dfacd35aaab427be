package io.wecomops.adapters.wecom.asking;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.adapters.wecom.api.WecomApi;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Asked;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks by GET under a token. 40001 is a rejected token here and not a refusal, as for sending: these calls carry no secret.
 * Thread-safe.
 */
public final class Questions {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int INVALID_CREDENTIAL = 40001;
    /** No such person, department or tag, or none that this app may see. */
    private static final Set<Integer> UNKNOWN = Set.of(40068, 60003, 60011, 60111, 60123);

    private final WecomApi api;
    private final ErrorTable errors;

    public Questions(WecomApi api, ErrorTable errors) {
        this.api = api;
        this.errors = errors;
    }

    /**
     * @param path below {@code /cgi-bin/}
     * @param parameters beside the token
     * @param reader makes the value, or throws IllegalArgumentException where a success has none
     */
    public <T> Asked<T> ask(
            AccessToken token, String path, Map<String, String> parameters, Function<JsonNode, T> reader) {
        var query = new LinkedHashMap<>(Map.of("access_token", token.value()));
        query.putAll(parameters);
        return switch (api.get(path, query)) {
            case Answer.Success(var body) -> told(path, body, reader);
            case Answer.Failure(int errcode, var detail) -> failed(errcode, detail);
            case Answer.Unreachable(var detail) -> new Asked.Unavailable<>(SOON, Reason.UNREACHABLE, detail);
            case Answer.TurnedAway(var detail) -> new Asked.Unavailable<>(SOON, Reason.BROKEN_ANSWER, detail);
            case Answer.HeldOff(var block, var detail) -> new Asked.Unavailable<>(block, Reason.BROKEN_ANSWER, detail);
            case Answer.Lost(var reason, var detail) -> new Asked.Unavailable<>(SOON, reason, detail);
        };
    }

    private static <T> Asked<T> told(String path, JsonNode body, Function<JsonNode, T> reader) {
        try {
            return new Asked.Told<>(reader.apply(body));
        } catch (IllegalArgumentException unusable) {
            return new Asked.Unavailable<>(
                    SOON, Reason.BROKEN_ANSWER, "a success of " + path + " without what it promises");
        }
    }

    private <T> Asked<T> failed(int errcode, String detail) {
        var reason = Reason.wecom(errcode);
        if (errcode == INVALID_CREDENTIAL) {
            return new Asked.TokenRejected<>(reason, detail);
        }
        if (UNKNOWN.contains(errcode)) {
            return new Asked.Unknown<>(reason, detail);
        }
        return switch (errors.reactionTo(errcode)) {
            case RETRY -> new Asked.Unavailable<>(SOON, reason, detail);
            case REFRESH -> new Asked.TokenRejected<>(reason, detail);
            case LIMIT -> new Asked.Unavailable<>(errors.blockOf(errcode), reason, detail);
            case MEND, GIVEUP -> new Asked.Refused<>(reason, detail);
        };
    }
}
