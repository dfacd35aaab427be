package io.wecomops.bootstrap.settings;

import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The WeCom app that is sent through, and where WeCom's server API is.
 *
 * @param accountLimit how many accounts the company may have; empty where that is not told
 */
public record WecomApp(TokenKey key, Secret secret, URI apiBase, OptionalInt accountLimit) {
    /** WeCom doc 90312. */
    private static final long PERSON_TIMES_AN_ACCOUNT = 200;

    private static final Pattern BASE = Pattern.compile("https?://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?");

    static Optional<WecomApp> read(SettingsReader from) {
        URI base = from.read(Setting.WECOM_API_BASE, WecomApp::base);
        Optional<CorpId> corp = from.required(Setting.WECOM_CORP_ID, CorpId::new);
        Optional<AgentId> agent =
                from.required(Setting.WECOM_AGENT_ID, text -> new AgentId(SettingsReader.whole(text, 1, 999_999_999)));
        Optional<Secret> secret = from.required(Setting.WECOM_AGENT_SECRET, WecomApp::secret);
        OptionalInt accounts = from.optional(
                        Setting.WECOM_ACCOUNT_LIMIT, text -> SettingsReader.whole(text, 1, 100_000_000))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
        if (corp.isEmpty() || agent.isEmpty() || secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WecomApp(new TokenKey(corp.get(), agent.get()), secret.get(), base, accounts));
    }

    /** How many people the app may reach in a day, each as often as it is reached; empty where that is not told. */
    public OptionalLong personTimesADay() {
        return accountLimit.isPresent()
                ? OptionalLong.of(PERSON_TIMES_AN_ACCOUNT * accountLimit.getAsInt())
                : OptionalLong.empty();
    }

    private static Secret secret(String text) {
        SettingsReader.check(text.matches("\\S{1,256}"), "must be 1 to 256 characters without white space");
        return new Secret(text);
    }

    private static URI base(String text) {
        String plain = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        SettingsReader.check(BASE.matcher(plain).matches(), "must be an http or https address without path or query");
        return URI.create(plain);
    }
}
