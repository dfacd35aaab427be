package io.wecomops.adapters.wecom;

import io.wecomops.domain.token.TokenKey;
import java.util.Objects;

/** An app of a company with the secret that opens its tokens. */
public record WecomApp(TokenKey key, AppSecret secret) {
    public WecomApp {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(secret, "secret");
    }
}
