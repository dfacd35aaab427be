package io.wecomops.domain.masstask;

/** Our number of a mass task ({@code mass_task.id}); positive. */
public record TaskId(long value) {
    public TaskId {
        if (value <= 0) {
            throw new IllegalArgumentException("a task's id is positive, not " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
