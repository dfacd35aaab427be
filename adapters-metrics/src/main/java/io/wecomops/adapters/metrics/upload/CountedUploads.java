package io.wecomops.adapters.metrics.upload;

import io.wecomops.adapters.metrics.metrics.Figures;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadBeginning;
import io.wecomops.domain.upload.UploadHold;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.UploadedLine;
import io.wecomops.domain.upload.Uploads;
import java.time.Duration;
import java.util.List;

/** Sees how many lines are stored, and how uploads end. */
public record CountedUploads(Uploads uploads, Figures figures) implements Uploads {
    @Override
    public UploadBeginning begin(TaskId task, int number, Duration lease) {
        return uploads.begin(task, number, lease);
    }

    @Override
    public boolean append(UploadHold hold, List<UploadedLine> lines, Upload upload) {
        boolean stored = uploads.append(hold, lines, upload);
        if (stored) {
            figures.uploaded(lines.size());
        }
        return stored;
    }

    @Override
    public boolean end(UploadHold hold, UploadState end) {
        boolean ended = uploads.end(hold, end);
        if (ended) {
            figures.uploadEnded(end.code());
        }
        return ended;
    }

    @Override
    public List<Upload> list(TaskId task) {
        return uploads.list(task);
    }
}
