package io.wecomops.domain.token;

import io.wecomops.domain.reason.Reason;
import java.util.Objects;

/**
 * What all nodes know of an app that WeCom gives no good token: its credentials are refused, or its fresh tokens are.
 *
 * @param times how often in a row; positive
 * @param version of the token that was rejected last; 0 where WeCom refused the credentials
 * @param reason what WeCom said last
 * @param detail what WeCom said last, safe to log
 */
public record TokenTrouble(int times, long version, Reason reason, String detail) {
    public TokenTrouble {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        if (times < 1 || version < 0) {
            throw new IllegalArgumentException("trouble has happened, not " + times + " times with " + version);
        }
    }

    public boolean isOfCredentials() {
        return version == 0;
    }
}
