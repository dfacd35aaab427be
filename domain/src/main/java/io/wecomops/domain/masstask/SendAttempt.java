package io.wecomops.domain.masstask;

import io.wecomops.domain.reason.Reason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One time that a batch went out. The times are the database's.
 *
 * @param number from 1
 * @param node which one sent it
 * @param end what came of it; empty while it is under way, and for good where its node stopped before it could say
 */
public record SendAttempt(int number, NodeId node, Instant startedAt, Optional<End> end) {
    public SendAttempt {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(end, "end");
        if (number < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, not " + number);
        }
    }

    /**
     * How it ended.
     *
     * @param at when that was recorded
     * @param reason why, unless it was delivered
     */
    public record End(Instant at, AttemptOutcome outcome, Optional<Reason> reason) {
        public End {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(outcome, "outcome");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
