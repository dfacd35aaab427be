package io.wecomops.domain.masstask;

import java.util.Objects;

/**
 * One wave of a task.
 *
 * @param number from 1
 * @param open whether its gate has been opened; what is in a shut wave never goes out
 */
public record WaveState(int number, boolean open, Progress progress) {
    public WaveState {
        Objects.requireNonNull(progress, "progress");
    }

    public boolean hasEnded() {
        return progress.left() == 0;
    }
}
