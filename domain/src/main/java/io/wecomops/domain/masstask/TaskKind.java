package io.wecomops.domain.masstask;

import java.util.Arrays;

/** What a task is. The number is what {@code mass_task.kind} holds. */
public enum TaskKind {
    /** To many people, in its turn. */
    MASS(0),
    /** A message that somebody waits for: it goes ahead of all mass tasks. */
    MESSAGE(1);

    private final int number;

    TaskKind(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static TaskKind of(int number) {
        return Arrays.stream(values())
                .filter(kind -> kind.number == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of task has the number " + number));
    }
}
