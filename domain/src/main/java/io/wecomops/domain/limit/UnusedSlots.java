package io.wecomops.domain.limit;

import java.time.Duration;

/**
 * Slots of one booking that went by without a call. What budgets were charged for them can be given back: nothing was counted at
 * the far end.
 *
 * @param last when the last slot of that booking was to begin, by the limiter's own clock since 1970
 * @param slots how many of that booking's
 */
public record UnusedSlots(Duration last, int slots) {
    public UnusedSlots {
        if (last.isNegative() || slots < 1) {
            throw new IllegalArgumentException(slots + " unused slots of a booking until " + last);
        }
    }
}
