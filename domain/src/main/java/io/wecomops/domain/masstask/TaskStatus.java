package io.wecomops.domain.masstask;

import java.util.Arrays;

/** Where a task stands. The number is what {@code mass_task.status} holds; the API writes the name in lower case. */
public enum TaskStatus {
    PENDING(0),
    RUNNING(1),
    PAUSED(2),
    WAITING_AT_GATE(3),
    DONE(4),
    DONE_WITH_FAILURES(5),
    FAILED(6),
    CANCELLED(7);

    private final int number;

    TaskStatus(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static TaskStatus of(int number) {
        return Arrays.stream(values())
                .filter(status -> status.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task status has the number " + number));
    }

    /** Whether nothing will be sent any more. */
    public boolean hasEnded() {
        return switch (this) {
            case PENDING, RUNNING, PAUSED, WAITING_AT_GATE -> false;
            case DONE, DONE_WITH_FAILURES, FAILED, CANCELLED -> true;
        };
    }

    /** How a task ends whose batches have all ended: as the sums say. */
    public static TaskStatus endOf(Progress progress) {
        if (progress.left() > 0) {
            throw new IllegalArgumentException("a task with people left has not ended: " + progress);
        }
        if (progress.cancelled() > 0) {
            return CANCELLED;
        }
        if (progress.sent() == progress.total()) {
            return DONE;
        }
        return progress.sent() > 0 || progress.unknown() > 0 ? DONE_WITH_FAILURES : FAILED;
    }
}
