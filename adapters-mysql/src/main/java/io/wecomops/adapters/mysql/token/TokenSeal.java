package io.wecomops.adapters.mysql.token;

import io.wecomops.domain.token.TokenKey;
import java.util.Optional;

/** How a token's value is written into its column. Thread-safe. */
public sealed interface TokenSeal permits PlainText, AesGcm {
    String seal(TokenKey key, String value);

    /** The value that was sealed for {@code key}; empty where this seal did not write it, or not for this key. */
    Optional<String> open(TokenKey key, String stored);
}
