package io.wecomops.domain.token;

import java.time.Duration;

/**
 * A token as WeCom just issued it. Secret: {@link #toString()} never shows its value.
 *
 * @param value 1 to 1024 characters without white space (the width of {@code wecom_token.access_token})
 * @param life how long it holds from now on; positive
 */
public record IssuedToken(String value, Duration life) {
    public IssuedToken {
        AccessToken.check(value);
        if (!life.isPositive()) {
            throw new IllegalArgumentException("a token's life is positive, not " + life);
        }
    }

    @Override
    public String toString() {
        return "IssuedToken[***, life=" + life + "]";
    }
}
