package io.wecomops.adapters.mysql.token;

import io.wecomops.domain.token.TokenKey;
import java.util.Optional;

/** Writes a token as it is, for tools that read the table. */
public record PlainText() implements TokenSeal {
    @Override
    public String seal(TokenKey key, String value) {
        return value;
    }

    @Override
    public Optional<String> open(TokenKey key, String stored) {
        return stored.isEmpty() || AesGcm.isSealed(stored) ? Optional.empty() : Optional.of(stored);
    }
}
