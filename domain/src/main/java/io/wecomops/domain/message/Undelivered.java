package io.wecomops.domain.message;

import io.wecomops.domain.reason.Reason;
import java.util.Objects;

/** One person that WeCom did not deliver to, and why. */
public record Undelivered(UserId user, Reason reason) {
    public Undelivered {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(reason, "reason");
    }
}
