package io.wecomops.domain.masstask;

import java.time.Instant;
import java.util.Objects;

/** One line of a task's log ({@code mass_task_log}). */
public record TaskEvent(Level level, String message, Instant at) {
    /** How much a line matters; the name is what is stored. */
    public enum Level {
        INFO,
        WARN,
        ERROR
    }

    public TaskEvent {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(at, "at");
    }
}
