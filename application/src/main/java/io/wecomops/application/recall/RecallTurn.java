package io.wecomops.application.recall;

import io.wecomops.application.limit.Lane;
import io.wecomops.application.limit.Ticket;
import io.wecomops.application.limit.Turn;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes a call when it is its turn; nothing is noted before it, so a permit is asked for just before the slot. Thread-safe.
 *
 * @param turn at the recall's own pace
 */
record RecallTurn(Turn turn) {
    /** How long before its slot a permit is asked for. */
    private static final Duration LEAD = Duration.ofMillis(10);

    /** What came of waiting. */
    sealed interface Outcome<T> {
        /** Its turn came, and this is what the call came to. */
        record Made<T>(T answer) implements Outcome<T> {}

        /** Nothing was called; no turn comes before {@code free} has passed. */
        record TooLate<T>(Duration free) implements Outcome<T> {}
    }

    /**
     * Calls when it is its turn, which must come before {@code latest} on the ticker.
     *
     * @param stopping ends the wait early
     */
    <T> Outcome<T> within(TokenKey app, Duration latest, BooleanSupplier stopping, Supplier<T> call)
            throws InterruptedException {
        return switch (turn.book(app, Lane.MASS, latest, stopping)) {
            case Turn.Outcome.TooLate(Duration free) -> new Outcome.TooLate<>(free);
            case Turn.Outcome.Booked(Ticket booked) -> {
                try (Ticket ticket = booked) {
                    yield ticket.isAdmitted(LEAD) && ticket.arrives()
                            ? new Outcome.Made<>(call.get())
                            : new Outcome.TooLate<>(Duration.ZERO);
                }
            }
        };
    }

    /** Holds all nodes back from recalling for this app. */
    void holdBack(TokenKey app, Duration block) {
        turn.holdBack(app, block);
    }
}
