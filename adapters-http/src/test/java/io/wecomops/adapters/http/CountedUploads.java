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

/** One upload for every task, of which the lines are counted and not kept. */
final class CountedUploads implements AwaitedTasks, Uploads {
    private final Message message;
    private Upload upload = new Upload(1, UploadState.RECEIVING, 0, 0, 0);
    private long lines;

    /** @param message of every task */
    CountedUploads(Message message) {
        this.message = message;
    }

    synchronized Upload upload() {
        return upload;
    }

    /** How many lines were stored. */
    synchronized long lines() {
        return lines;
    }

    @Override
    public Acceptance open(AwaitedTask task) {
        throw new UnsupportedOperationException("every task is open already");
    }

    @Override
    public Optional<Message> message(TaskId task) {
        return Optional.of(message);
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
    public synchronized UploadBeginning begin(TaskId task, int number, Duration lease) {
        return new UploadBeginning.Begun(new UploadHold(task, upload, 0, lease, 1));
    }

    @Override
    public synchronized boolean append(UploadHold hold, List<UploadedLine> more, Upload now) {
        lines += more.size();
        upload = now;
        return true;
    }

    @Override
    public synchronized boolean end(UploadHold hold, UploadState end) {
        upload = new Upload(upload.number(), end, upload.lines(), upload.people(), upload.sum());
        return true;
    }

    @Override
    public synchronized List<Upload> list(TaskId task) {
        return List.of(upload);
    }
}
