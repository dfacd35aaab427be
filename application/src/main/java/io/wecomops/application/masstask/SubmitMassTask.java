package io.wecomops.application.masstask;

import io.wecomops.application.masstask.DraftTask.Draft;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts a mass task: cleans and orders its audience, seals the batches and stores all of it at once. Equal submissions
 * give one task, however often and from wherever they come. Thread-safe.
 */
public final class SubmitMassTask {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitMassTask.class);

    private final MassTasks tasks;
    private final DraftTask drafts;
    private final WorkBell bell;

    public SubmitMassTask(MassTasks tasks, RequestSealer sealer, BatchPlan plan, Expander expander, WorkBell bell) {
        this.tasks = tasks;
        this.drafts = new DraftTask(tasks, sealer, plan, expander);
        this.bell = bell;
    }

    /** What came of a submission. */
    public sealed interface Answer {
        /** It is stored; from here on no crash loses it. */
        record Accepted(MassTask task, int doubles) implements Answer {}

        /** The same was submitted before: this is its task. */
        record Repeated(MassTask task) implements Answer {}

        /** Nothing was stored. */
        sealed interface Refused extends Answer {}

        /** Something else was submitted under this number. */
        record Conflict(MassTask other) implements Refused {}

        /** Nothing was stored: its departments or tags cannot be. The pointer is into {@code target}. */
        record Faulty(Fault fault) implements Refused {}

        /** Nothing was stored: WeCom could not be asked who is in its departments or tags. */
        record Unavailable(Reason reason, String detail, Duration retryAfter) implements Refused {}
    }

    /** @param traceId ties everything that the task sets off to the request that made it */
    public Answer submit(Submission submission, TraceId traceId) {
        Fingerprint fingerprint = SubmissionFingerprint.of(submission);
        return switch (drafts.of(submission, fingerprint)) {
            case Draft.Sealed(Audience people, List<SealedBatch> batches) ->
                accepted(new NewMassTask(submission, fingerprint, traceId, batches), people.doubles());
            case Draft.Known(MassTask task) -> new Answer.Repeated(task);
            case Draft.Refused(Answer.Refused why) -> why;
        };
    }

    private Answer accepted(NewMassTask draft, int doubles) {
        return switch (tasks.accept(draft)) {
            case Acceptance.Existing(MassTask task) -> compared(task, draft.fingerprint());
            case Acceptance.Accepted(MassTask task) -> {
                LOG.atInfo()
                        .addKeyValue("biz_no", task.bizNo())
                        .addKeyValue("task_id", task.id().value())
                        .addKeyValue("people", task.progress().total())
                        .addKeyValue("doubles", doubles)
                        .log("mass task accepted");
                bell.ring();
                yield new Answer.Accepted(task, doubles);
            }
        };
    }

    private static Answer compared(MassTask task, Fingerprint fingerprint) {
        return task.fingerprint().equals(fingerprint) ? new Answer.Repeated(task) : new Answer.Conflict(task);
    }
}
