package io.wecomops.adapters.wecom.scripted;

import io.wecomops.testkit.contract.FarEnd;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A company in a few lines: one secret, one token; whoever is called {@code stranger…} is unknown and {@code unlicensed…} has no
 * licence.
 */
public record ScriptedCompany(String secret, String token) {
    private static final Pattern TOUSER = Pattern.compile("\"touser\":\"([^\"]*)\"");

    /** How this company's WeCom meets calls in {@code state}. */
    public Function<Call, Reply> script(FarEnd state) {
        return switch (state) {
            case HEALTHY -> this::carryOut;
            case BUSY -> _ -> Reply.error(-1, "system busy");
            case OVER_ITS_LIMIT -> _ -> Reply.error(45009, "api freq out of limit");
            case FORBIDDING_OUR_ADDRESS ->
                call -> Reply.error(60020, "not allow to access from your ip, you sent " + call.rawQuery());
            case LOSING_ANSWERS -> _ -> new Reply.Close();
            case BEHIND_A_BROKEN_GATEWAY -> _ -> Reply.http(502, "<html>Bad Gateway</html>");
            case SILENT -> _ -> new Reply.Silence();
        };
    }

    private Reply carryOut(Call call) {
        return call.path().equals("/cgi-bin/gettoken") ? token(call) : send(call);
    }

    private Reply token(Call call) {
        if (!call.parameter("corpsecret").equals(secret)) {
            return Reply.error(40001, "invalid credential: " + call.parameter("corpsecret"));
        }
        return Reply.json("{\"errcode\":0,\"errmsg\":\"ok\",\"access_token\":\"" + token + "\",\"expires_in\":7200}");
    }

    private Reply send(Call call) {
        if (!call.parameter("access_token").equals(token)) {
            return Reply.error(40014, "invalid access_token: " + call.parameter("access_token"));
        }
        Matcher touser = TOUSER.matcher(call.text());
        List<String> users =
                touser.find() ? Stream.of(touser.group(1).split("\\|")).toList() : List.of();
        String unknown = startingWith("stranger", users);
        String unlicensed = startingWith("unlicensed", users);
        if (users.stream().allMatch(user -> user.startsWith("stranger"))) {
            return Reply.error(81013, "user & party & tag all invalid");
        }
        return Reply.json("""
                {"errcode":0,"errmsg":"ok","invaliduser":"%s","invalidparty":"","invalidtag":"","unlicenseduser":"%s","msgid":"m-1"}
                """.formatted(unknown, unlicensed));
    }

    private static String startingWith(String name, List<String> users) {
        return users.stream().filter(user -> user.startsWith(name)).collect(Collectors.joining("|"));
    }
}
