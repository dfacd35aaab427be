package io.wecomops.adapters.http;

import io.wecomops.application.masstask.ExportRecipients;
import io.wecomops.application.masstask.PreflightMassTask;
import io.wecomops.application.masstask.TraceRecipient;
import java.util.Objects;

/** What the routes call to look ahead at a task, and closely at its people. */
public record InsightUseCases(PreflightMassTask preflight, ExportRecipients export, TraceRecipient trace) {
    public InsightUseCases {
        Objects.requireNonNull(preflight, "preflight");
        Objects.requireNonNull(export, "export");
        Objects.requireNonNull(trace, "trace");
    }
}
