package io.wecomops.domain.masstask;

import io.wecomops.domain.trace.TraceId;
import java.util.List;
import java.util.Objects;

/** A submission with all that is fixed when it is accepted. */
public record NewMassTask(Submission submission, Fingerprint fingerprint, TraceId traceId, List<SealedBatch> batches) {
    public NewMassTask {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(traceId, "traceId");
        batches = List.copyOf(batches);
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("a task has at least one batch");
        }
    }

    /** How many people it is for. */
    public int people() {
        return batches.stream().mapToInt(batch -> batch.users().size()).sum();
    }
}
