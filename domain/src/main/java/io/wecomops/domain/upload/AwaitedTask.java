package io.wecomops.domain.upload;

import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.trace.TraceId;
import java.util.Objects;

/** A submission with all that is fixed when its task is opened, before any recipient is known. */
public record AwaitedTask(AwaitedSubmission submission, Fingerprint fingerprint, TraceId traceId) {
    public AwaitedTask {
        Objects.requireNonNull(submission, "submission");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(traceId, "traceId");
    }
}
