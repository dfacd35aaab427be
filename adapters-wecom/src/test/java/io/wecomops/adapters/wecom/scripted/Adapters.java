package io.wecomops.adapters.wecom.scripted;

import io.wecomops.adapters.wecom.AppSecret;
import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.WecomApp;
import io.wecomops.adapters.wecom.WecomSettings;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The adapters as tests open them: with one app with its right secret and one with a wrong one. */
public final class Adapters {
    public static final TokenKey APP = new TokenKey(new CorpId("ww-test-corp"), new AgentId(1000002));
    public static final TokenKey APP_WITH_WRONG_SECRET = new TokenKey(new CorpId("ww-test-corp"), new AgentId(1000003));
    public static final String SECRET = "s3cret+/=&?%#-of-the-app";
    public static final String WRONG_SECRET = "wr0ng+/=-secret";

    private Adapters() {}

    /** With time limits that no loaded machine runs into. */
    public static WecomAdapters at(URI address) {
        return at(address, Duration.ofSeconds(20));
    }

    /** For a far end that says nothing. */
    public static WecomAdapters impatientAt(URI address) {
        return at(address, Duration.ofSeconds(1));
    }

    private static WecomAdapters at(URI address, Duration requestTimeout) {
        return WecomAdapters.create(new WecomSettings(
                address,
                List.of(
                        new WecomApp(APP, new AppSecret(SECRET)),
                        new WecomApp(APP_WITH_WRONG_SECRET, new AppSecret(WRONG_SECRET))),
                requestTimeout,
                requestTimeout));
    }
}
