package io.wecomops.domain.token;

import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.Objects;

/** What came of asking WeCom for a token. */
public sealed interface Issue {
    record Issued(IssuedToken token) implements Issue {
        public Issued {
            Objects.requireNonNull(token, "token");
        }
    }

    /** WeCom says no, and will say no again until somebody changes a setting: wrong secret, address not trusted. */
    record Refused(Reason reason, String detail) implements Issue {
        public Refused {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** No token now: WeCom is busy or could not be reached. Ask again after {@code retryAfter}. */
    record Unavailable(Duration retryAfter, Reason reason, String detail) implements Issue {
        public Unavailable {
            Objects.requireNonNull(reason, "reason");
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative: " + retryAfter);
            }
        }
    }
}
