package io.wecomops.domain.token;

import java.time.Duration;

/**
 * A token that all nodes share. Secret: {@link #toString()} never shows its value.
 *
 * @param version grows with each new token of the same key; names the token where it is reported as rejected
 * @param lifeLeft how long it still held when it was handed out, by the store's clock. A span and not an instant, so
 *     that no node's clock has to agree with another's
 */
public record AccessToken(String value, long version, Duration lifeLeft) {
    public AccessToken {
        check(value);
        if (version <= 0) {
            throw new IllegalArgumentException("a token's version is positive, not " + version);
        }
    }

    static void check(String value) {
        if (value.isEmpty() || value.length() > 1024 || value.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "an access token has 1 to 1024 characters without white space; this one has " + value.length());
        }
    }

    @Override
    public String toString() {
        return "AccessToken[***, version=" + version + ", lifeLeft=" + lifeLeft + "]";
    }
}
