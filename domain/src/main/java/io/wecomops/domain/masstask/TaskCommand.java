package io.wecomops.domain.masstask;

import java.util.Locale;
import java.util.Optional;

/** What a person may ask of a task that has been accepted. */
public enum TaskCommand {
    /** Nothing more goes out; what is in flight ends. */
    PAUSE,
    /** A paused task goes on where it stopped. */
    RESUME,
    /** What has not gone out never will; what is in flight ends. Final. */
    CANCEL,
    /** The gate that the task waits at is opened. */
    PROMOTE;

    /** What the API calls it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a task that stands so is already where the command leads: then nothing is to be done. */
    public boolean isMetBy(TaskStatus status, boolean cancelling) {
        return switch (this) {
            case PAUSE -> status == TaskStatus.PAUSED && !cancelling;
            case RESUME -> status == TaskStatus.PENDING || status == TaskStatus.RUNNING;
            case CANCEL -> cancelling || status == TaskStatus.CANCELLED;
            case PROMOTE -> false;
        };
    }

    /** Why a task that stands so cannot take the command; empty where it can. */
    public Optional<String> refusal(TaskStatus status, boolean cancelling) {
        if (status.hasEnded()) {
            return Optional.of("the task has ended");
        }
        if (cancelling) {
            return Optional.of("the task is being cancelled");
        }
        return switch (this) {
            case PAUSE, CANCEL -> Optional.empty();
            case RESUME ->
                status == TaskStatus.WAITING_AT_GATE
                        ? Optional.of("the task waits at a gate: promote opens it")
                        : Optional.empty();
            case PROMOTE ->
                status == TaskStatus.WAITING_AT_GATE
                        ? Optional.empty()
                        : Optional.of("the task does not wait at a gate");
        };
    }
}
