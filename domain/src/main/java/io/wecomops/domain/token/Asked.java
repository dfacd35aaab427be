package io.wecomops.domain.token;

import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.Objects;

/** What came of asking WeCom for something under a token. */
public sealed interface Asked<T> {
    record Told<T>(T value) implements Asked<T> {
        public Told {
            Objects.requireNonNull(value, "value");
        }
    }

    /** WeCom knows no such thing, or does not show it to this app. */
    record Unknown<T>(Reason reason, String detail) implements Asked<T> {}

    /** The token is not, or no longer, valid. A new one may help, once. */
    record TokenRejected<T>(Reason reason, String detail) implements Asked<T> {}

    /** No answer now. Ask again after {@code retryAfter}. */
    record Unavailable<T>(Duration retryAfter, Reason reason, String detail) implements Asked<T> {
        public Unavailable {
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative: " + retryAfter);
            }
        }
    }

    /** WeCom says no, and will until somebody changes a setting. */
    record Refused<T>(Reason reason, String detail) implements Asked<T> {}
}
