package io.wecomops.adapters.http;

import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.upload.AwaitedTask;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.SealRequest;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadBeginning;
import io.wecomops.domain.upload.UploadHold;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.UploadedLine;
import io.wecomops.domain.upload.Uploads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where every task has its recipients already. */
final class NoUploads implements AwaitedTasks, Uploads {
    @Override
    public Acceptance open(AwaitedTask task) {
        throw new UnsupportedOperationException("no task waits here");
    }

    @Override
    public Optional<Message> message(TaskId task) {
        return Optional.empty();
    }

    @Override
    public SealRequest seal(TaskId task) {
        return new SealRequest.NotAwaited();
    }

    @Override
    public int clear(int most) {
        return 0;
    }

    @Override
    public UploadBeginning begin(TaskId task, int number, Duration lease) {
        return new UploadBeginning.NotReceiving();
    }

    @Override
    public boolean append(UploadHold hold, List<UploadedLine> lines, Upload upload) {
        return false;
    }

    @Override
    public boolean end(UploadHold hold, UploadState end) {
        return false;
    }

    @Override
    public List<Upload> list(TaskId task) {
        return List.of();
    }
}
