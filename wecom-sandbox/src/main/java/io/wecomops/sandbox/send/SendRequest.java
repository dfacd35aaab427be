package io.wecomops.sandbox.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.inbox.BodyDigest;
import io.wecomops.sandbox.inbox.Parcel;
import java.util.Arrays;
import java.util.List;

/** The fields of a request, read and checked, or the first fault in them. */
sealed interface SendRequest {
    record Refused(Answer answer) implements SendRequest {}

    /** @param everyone {@code @all}: then parties and tags do not count */
    record Fit(boolean everyone, List<String> users, List<String> parties, List<String> tags, Parcel parcel)
            implements SendRequest {}

    /** @param agentId the app of the token; the request must be for it */
    static SendRequest read(JsonNode json, byte[] body, int agentId, AgentCheck agents) {
        var checks = new Checks();
        var cut = new Cut();
        var users = ids(checks, json, "touser");
        var parties = ids(checks, json, "toparty");
        var tags = ids(checks, json, "totag");
        checks.that(!(users.isEmpty() && parties.isEmpty() && tags.isEmpty()), ErrCode.NOBODY_NAMED, "");
        checks.that(users.size() <= 1000, ErrCode.TOO_MANY_USERS, "");
        checks.that(parties.size() <= 100, ErrCode.TOO_MANY_PARTIES, "");
        checks.that(tags.size() <= 100, ErrCode.TOO_MANY_TAGS, "");
        agents.check(checks, json.path("agentid"), agentId);
        var type = json.path("msgtype").asText("");
        var content = new MessageForm(checks, cut).read(type, json.path(type));
        checkSafe(checks, type, json.path("safe"));
        number(checks, json, "enable_id_trans", 0, 1, 0);
        boolean once = number(checks, json, "enable_duplicate_check", 0, 1, 0) == 1;
        int seconds = number(checks, json, "duplicate_check_interval", 1, 14_400, 1_800);
        var parcel = new Parcel(content, BodyDigest.of(body), once ? seconds : 0, cut.happened());
        return checks.refusal()
                .<SendRequest>map(Refused::new)
                .orElseGet(() -> new Fit(users.equals(List.of("@all")), users, parties, tags, parcel));
    }

    private static List<String> ids(Checks checks, JsonNode json, String name) {
        var value = json.path(name);
        checks.that(value.isMissingNode() || value.isNull() || value.isTextual(), ErrCode.WRONG_PARAMETER, name);
        return Arrays.stream(value.asText("").split("\\|"))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private static void checkSafe(Checks checks, String type, JsonNode safe) {
        boolean confidential = safe.asInt(0) != 0;
        checks.that(!(confidential && type.equals("news")), ErrCode.NEWS_NOT_CONFIDENTIAL, "");
        boolean fits = safe.isMissingNode() || (safe.isInt() && safe.intValue() >= 0 && safe.intValue() <= 1);
        checks.that(fits && !(confidential && !type.equals("text")), ErrCode.WRONG_PARAMETER, "safe");
    }

    private static int number(Checks checks, JsonNode json, String name, int least, int most, int unset) {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return unset;
        }
        boolean fits = value.isInt() && value.intValue() >= least && value.intValue() <= most;
        checks.that(fits, ErrCode.WRONG_PARAMETER, name);
        return fits ? value.intValue() : unset;
    }
}
