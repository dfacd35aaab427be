package io.wecomops.domain.message;

import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.List;

/** What came of sending a request: the classes of the protocol notes, section 2. */
public sealed interface SendOutcome {
    /** WeCom took it; all got it but those that it named. */
    record Delivered(String messageId, List<Undelivered> undelivered) implements SendOutcome {
        public Delivered {
            undelivered = List.copyOf(undelivered);
        }
    }

    /** Nothing was delivered, and the same request may succeed later: WeCom is busy, or no connection came about. */
    record Busy(Reason reason, String detail) implements SendOutcome {}

    /** The request went out and no usable answer came back: it may have been delivered. */
    record Lost(Reason reason, String detail) implements SendOutcome {}

    /** Nothing was delivered: the token is not, or no longer, valid. A new one may help, once. */
    record TokenRejected(Reason reason, String detail) implements SendOutcome {}

    /** Nothing was delivered: too many calls. Nobody may call for {@code block}. */
    record Throttled(Duration block, Reason reason, String detail) implements SendOutcome {
        public Throttled {
            if (!block.isPositive()) {
                throw new IllegalArgumentException("a block lasts some time, not " + block);
            }
        }
    }

    /**
     * Nothing was delivered, nor will be to anybody until a person has mended a setting in WeCom: it does not trust this server's
     * address, the app is disabled, or has no right to send. It is worth asking again after {@code after}.
     */
    record AppRefused(Duration after, Reason reason, String detail) implements SendOutcome {
        public AppRefused {
            if (!after.isPositive()) {
                throw new IllegalArgumentException("asking again takes some time, not " + after);
            }
        }
    }

    /** Nothing went out: this node does not call WeCom now. It is worth asking again after {@code after}. */
    record NotSent(Duration after, String detail) implements SendOutcome {
        public NotSent {
            if (after.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative: " + after);
            }
        }
    }

    /** Nothing was delivered, nor would it be by repeating. */
    record Refused(Reason reason, String detail) implements SendOutcome {}
}
