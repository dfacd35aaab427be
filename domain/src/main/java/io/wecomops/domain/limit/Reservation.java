package io.wecomops.domain.limit;

import java.time.Duration;

/** What came of asking for slots. */
public sealed interface Reservation {
    /** The slots are this caller's: the first begins after {@code startsIn}. Unused, they are lost. */
    record Booked(Duration startsIn) implements Reservation {
        public Booked {
            notNegative(startsIn);
        }
    }

    /** Nothing was booked: every slot within reach is taken. It is worth asking again after {@code retryAfter}. */
    record TooFarAhead(Duration retryAfter) implements Reservation {
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
