package io.wecomops.domain.masstask;

import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.List;

/** What is recorded of a claimed batch; each ends the claim. */
public sealed interface BatchResult {
    /** WeCom took it: everybody is sent but those named, who failed. */
    record Sent(String messageId, List<Undelivered> undelivered) implements BatchResult {
        public Sent {
            undelivered = List.copyOf(undelivered);
        }
    }

    /**
     * To be sent again, not before {@code after} has passed.
     *
     * @param failedAttempts the new count
     * @param maybeDelivered whether its bytes went out with nobody knowing what came of it; the time of its first send is
     *     then kept, else it is forgotten
     */
    record Again(Duration after, int failedAttempts, boolean maybeDelivered, Reason reason) implements BatchResult {
        public Again {
            if (after.isNegative() || failedAttempts < 0) {
                throw new IllegalArgumentException("a wait and a count are not negative");
            }
        }
    }

    /**
     * Given back as it was claimed: it was not sent, no attempt was used up, and anybody may claim it once {@code after} has
     * passed.
     */
    record GivenBack(Duration after) implements BatchResult {
        public GivenBack {
            if (after.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative");
            }
        }

        /** To be claimed at once. */
        public GivenBack() {
            this(Duration.ZERO);
        }
    }

    /** Nobody got it, and it is not sent again: all its people failed. */
    record Failed(Reason reason) implements BatchResult {}

    /** It may have been delivered, and must not be sent again: for a person to decide. */
    record Unknown(Reason reason) implements BatchResult {}
}
