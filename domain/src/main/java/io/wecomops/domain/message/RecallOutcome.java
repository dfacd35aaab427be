package io.wecomops.domain.message;

import io.wecomops.domain.reason.Reason;
import java.time.Duration;

/** What came of recalling a message: the classes of the protocol notes, section 2. */
public sealed interface RecallOutcome {
    record Recalled() implements RecallOutcome {}

    /** It may not have been recalled, and trying again may help: WeCom is busy, out of reach, or its answer was lost. */
    record Busy(Reason reason, String detail) implements RecallOutcome {}

    /** The token is not, or no longer, valid. A new one may help, once. */
    record TokenRejected(Reason reason, String detail) implements RecallOutcome {}

    /** Too many calls, or an app that may not call until a person has mended a setting: nobody may call for {@code block}. */
    record HeldOff(Duration block, Reason reason, String detail) implements RecallOutcome {
        public HeldOff {
            if (!block.isPositive()) {
                throw new IllegalArgumentException("a block lasts some time, not " + block);
            }
        }
    }

    /** Nothing went out: this node does not call WeCom now. It is worth asking again after {@code after}. */
    record NotMade(Duration after, String detail) implements RecallOutcome {
        public NotMade {
            if (after.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative: " + after);
            }
        }
    }

    /** It was not recalled, nor would it be by repeating. */
    record Refused(Reason reason, String detail) implements RecallOutcome {}
}
