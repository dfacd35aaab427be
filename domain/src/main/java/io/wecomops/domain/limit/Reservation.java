package io.wecomops.domain.limit;

import java.time.Duration;

/** What came of asking for slots. */
public sealed interface Reservation {
    /**
     * The slots are this caller's: the first begins after {@code startsIn}. Unused, they are lost.
     *
     * @param clock the limiter's own clock when it said so, since 1970. An answer takes time to arrive; with this, a caller
     *     that asks more than once can tell by how much
     */
    record Booked(Duration startsIn, Duration clock) implements Reservation {
        public Booked {
            notNegative(startsIn);
        }
    }

    /**
     * Nothing was booked: every slot within reach is taken, or a budget is used up. It is worth asking again after {@code
     * retryAfter}.
     *
     * @param window which one said so; of several, the one to be waited for longest
     */
    record TooFarAhead(Duration retryAfter, LimitKey window) implements Reservation {
        public TooFarAhead {
            notNegative(retryAfter);
        }
    }

    private static void notNegative(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException("a wait is not negative: " + wait);
        }
    }
}
