package io.wecomops.domain.upload;

import java.util.Objects;

/**
 * One body of recipients of a task.
 *
 * @param number from 1 within its task
 * @param lines how many lines have been read and are stored as far as they name somebody
 * @param people how many of them name somebody, doubles included
 * @param sum of the {@link Place#hash() hashes} of these, with overflow: the same in whatever order they came
 */
public record Upload(int number, UploadState state, int lines, int people, long sum) {
    public Upload {
        Objects.requireNonNull(state, "state");
        if (number < 1 || lines < 0 || people < 0 || people > lines) {
            throw new IllegalArgumentException(
                    "upload " + number + " has " + people + " people in " + lines + " lines");
        }
    }
}
