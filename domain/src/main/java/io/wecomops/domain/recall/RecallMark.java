package io.wecomops.domain.recall;

import io.wecomops.domain.reason.Reason;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of the recall of one batch.
 *
 * @param reason why it failed, or waits after a failed attempt
 */
public record RecallMark(RecallState state, Optional<Reason> reason) {
    public RecallMark {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }
}
