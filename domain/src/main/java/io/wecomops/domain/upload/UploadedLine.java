package io.wecomops.domain.upload;

import java.util.Map;
import java.util.Objects;

/**
 * A line that names somebody.
 *
 * @param number from 1 within its upload
 * @param variables those that the task's message needs; none where it is the same for everybody
 */
public record UploadedLine(int number, Place place, Map<String, String> variables) {
    public UploadedLine {
        Objects.requireNonNull(place, "place");
        variables = Map.copyOf(variables);
        if (number < 1) {
            throw new IllegalArgumentException("lines are numbered from 1, not " + number);
        }
    }
}
