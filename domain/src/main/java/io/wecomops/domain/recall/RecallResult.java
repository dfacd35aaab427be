package io.wecomops.domain.recall;

import io.wecomops.domain.reason.Reason;
import java.time.Duration;

/** What is recorded of a claimed recall; each ends the claim. */
public sealed interface RecallResult {
    /** Nobody holds the message any more. */
    record Done() implements RecallResult {}

    /** It stays where it is. */
    record Failed(Reason reason) implements RecallResult {}

    /**
     * To be tried again, not before {@code after} has passed.
     *
     * @param failedAttempts the new count
     */
    record Again(Duration after, int failedAttempts, Reason reason) implements RecallResult {
        public Again {
            if (after.isNegative() || failedAttempts < 0) {
                throw new IllegalArgumentException("a wait and a count are not negative");
            }
        }
    }

    /** It was not tried, and anybody may claim it once {@code after} has passed. */
    record GivenBack(Duration after) implements RecallResult {
        public GivenBack {
            if (after.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative");
            }
        }
    }
}
