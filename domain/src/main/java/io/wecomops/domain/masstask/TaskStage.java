package io.wecomops.domain.masstask;

import java.util.Arrays;
import java.util.Locale;

/** How far a task's recipients are. The number is what {@code mass_task.stage} holds. Only a ready task is sent. */
public enum TaskStage {
    /** All are known and sealed. */
    READY(0),
    /** It waits for uploads. */
    RECEIVING(1),
    /** It takes no more uploads, and its batches are being cut. */
    SEALING(2),
    /** It has ended long ago: its people have been deleted, or are being. Its sums are kept. */
    ARCHIVED(3);

    private final int number;

    TaskStage(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** What the API writes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TaskStage of(int number) {
        return Arrays.stream(values())
                .filter(stage -> stage.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage of a task has the number " + number));
    }
}
