package io.wecomops.application.upload;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.Uploads;
import java.util.List;
import java.util.Optional;

/** Tells how far the uploads of a task have come. Thread-safe. */
public final class ReportUploads {
    private final MassTasks tasks;
    private final Uploads uploads;

    public ReportUploads(MassTasks tasks, Uploads uploads) {
        this.tasks = tasks;
        this.uploads = uploads;
    }

    /** All of them by number; empty where there is no such task. */
    public Optional<List<Upload>> of(BizNo bizNo) {
        return tasks.find(bizNo).map(task -> uploads.list(task.id()));
    }
}
