package io.wecomops.adapters.http;

import io.wecomops.application.upload.OpenAwaitedTask;
import io.wecomops.application.upload.ReceiveUpload;
import io.wecomops.application.upload.ReportUploads;
import io.wecomops.application.upload.SealAwaitedTask;
import java.util.Objects;

/** What the routes call for recipients that are uploaded. */
public record UploadUseCases(OpenAwaitedTask open, ReceiveUpload receive, ReportUploads report, SealAwaitedTask seal) {
    public UploadUseCases {
        Objects.requireNonNull(open, "open");
        Objects.requireNonNull(receive, "receive");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(seal, "seal");
    }
}
