package io.wecomops.domain.recall;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How the recall of a task stands, in batches: each was one message to up to a thousand people. Always sums: batches =
 * recalled + failed + tooLate + left.
 *
 * @param askedAt by the database's clock
 * @param endedAt empty while something is left, or may still be sent
 * @param batches how many have been sent; grows while the task still has something in flight
 */
public record Recall(
        Instant askedAt, Optional<Instant> endedAt, long batches, long recalled, long failed, long tooLate, long left) {
    /** WeCom takes a message back within this time of its sending. */
    public static final Duration WITHIN = Duration.ofHours(24);

    public Recall {
        Objects.requireNonNull(askedAt, "askedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        if (recalled < 0 || failed < 0 || tooLate < 0 || left < 0) {
            throw new IllegalArgumentException("no count is negative");
        }
        if (batches != recalled + failed + tooLate + left) {
            throw new IllegalArgumentException("the counts do not sum to " + batches);
        }
    }
}
