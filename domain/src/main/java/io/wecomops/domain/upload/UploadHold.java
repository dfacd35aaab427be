package io.wecomops.domain.upload;

import io.wecomops.domain.masstask.TaskId;
import java.time.Duration;
import java.util.Objects;

/**
 * The right to add to an upload.
 *
 * @param upload as it stood when the hold began
 * @param linesBeside how many lines the task's other uploads have that count or are under way
 * @param lease how long after each sign of life it is taken to be under way
 * @param fence what is added under an older one is refused
 */
public record UploadHold(TaskId task, Upload upload, long linesBeside, Duration lease, long fence) {
    public UploadHold {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(upload, "upload");
        Objects.requireNonNull(lease, "lease");
    }
}
