package io.wecomops.domain.upload;

import java.util.Optional;

/**
 * How far the sealing of a task has come: all up to {@code last} stand in batches, nobody after.
 *
 * @param batches how many batches there are
 * @param people how many people stand in them, each once
 * @param peopleSum of their hashes, with overflow
 * @param lines how many uploaded lines named them, doubles included
 * @param linesSum of the hashes of these
 */
public record SealCursor(Optional<Place> last, int batches, long people, long peopleSum, long lines, long linesSum) {
    public static final SealCursor START = new SealCursor(Optional.empty(), 0, 0, 0, 0, 0);

    public SealCursor withOneMoreBatch() {
        return new SealCursor(last, batches + 1, people, peopleSum, lines, linesSum);
    }
}
