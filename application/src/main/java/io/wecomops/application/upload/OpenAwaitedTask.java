package io.wecomops.application.upload;

import io.wecomops.application.masstask.SubmissionFingerprint;
import io.wecomops.application.masstask.SubmitMassTask.Answer;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.domain.upload.AwaitedSubmission;
import io.wecomops.domain.upload.AwaitedTask;
import io.wecomops.domain.upload.AwaitedTasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a mass task that waits for its recipients. Thread-safe. */
public final class OpenAwaitedTask {
    private static final Logger LOG = LoggerFactory.getLogger(OpenAwaitedTask.class);

    private final AwaitedTasks tasks;

    public OpenAwaitedTask(AwaitedTasks tasks) {
        this.tasks = tasks;
    }

    /** @param traceId ties everything that the task sets off to the request that opened it */
    public Answer open(AwaitedSubmission submission, TraceId traceId) {
        var fingerprint = SubmissionFingerprint.of(submission);
        return switch (tasks.open(new AwaitedTask(submission, fingerprint, traceId))) {
            case Acceptance.Accepted(MassTask task) -> {
                LOG.atInfo()
                        .addKeyValue("biz_no", task.bizNo())
                        .addKeyValue("task_id", task.id().value())
                        .log("mass task opened for uploads");
                yield new Answer.Accepted(task, 0);
            }
            case Acceptance.Existing(MassTask task) ->
                task.fingerprint().equals(fingerprint) ? new Answer.Repeated(task) : new Answer.Conflict(task);
        };
    }
}
