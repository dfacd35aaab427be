package io.wecomops.domain.limit;

import java.time.Duration;

/** What came of asking for a permit. */
public sealed interface Attempt {
    /** @param fence greater than that of every permit this pool granted before */
    record Granted(long fence) implements Attempt {
        public Granted {
            if (fence <= 0) {
                throw new IllegalArgumentException("a fence is positive, not " + fence);
            }
        }
    }

    /** All permits are held; the first lease ends after {@code nextLeaseEnd} unless it is renewed or given back. */
    record Full(Duration nextLeaseEnd) implements Attempt {
        public Full {
            if (nextLeaseEnd.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative: " + nextLeaseEnd);
            }
        }
    }
}
