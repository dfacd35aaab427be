package io.wecomops.domain.masstask;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a task's batches may go out.
 *
 * @param sendAt not before this, by the database's clock; empty for at once, and what has passed means at once
 * @param gray in waves; empty for all at once
 */
public record Schedule(Optional<Instant> sendAt, Optional<GrayPlan> gray) {
    public static final Schedule AT_ONCE = new Schedule(Optional.empty(), Optional.empty());

    public Schedule {
        Objects.requireNonNull(sendAt, "sendAt");
        Objects.requireNonNull(gray, "gray");
    }
}
