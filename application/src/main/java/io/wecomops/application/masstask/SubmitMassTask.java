package io.wecomops.application.masstask;

import io.wecomops.application.masstask.Expander.Expansion;
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
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts a mass task: cleans and orders its audience, seals the batches and stores all of it at once. Equal submissions
 * give one task, however often and from wherever they come. Thread-safe.
 */
public final class SubmitMassTask {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitMassTask.class);

    private final MassTasks tasks;
    private final RequestSealer sealer;
    private final BatchPlan plan;
    private final Expander expander;
    private final WorkBell bell;

    public SubmitMassTask(MassTasks tasks, RequestSealer sealer, BatchPlan plan, Expander expander, WorkBell bell) {
        this.expander = expander;
        this.tasks = tasks;
        this.sealer = sealer;
        this.plan = plan;
        this.bell = bell;
    }

    /** What came of a submission. */
    public sealed interface Answer {
        /** It is stored; from here on no crash loses it. */
        record Accepted(MassTask task, int doubles) implements Answer {}

        /** The same was submitted before: this is its task. */
        record Repeated(MassTask task) implements Answer {}

        /** Something else was submitted under this number. */
        record Conflict(MassTask other) implements Answer {}

        /** Nothing was stored: its departments or tags cannot be. The pointer is into {@code target}. */
        record Faulty(Fault fault) implements Answer {}

        /** Nothing was stored: WeCom could not be asked who is in its departments or tags. */
        record Unavailable(Reason reason, String detail, Duration retryAfter) implements Answer {}
    }

    /** @param traceId ties everything that the task sets off to the request that made it */
    public Answer submit(Submission submission, TraceId traceId) {
        Fingerprint fingerprint = SubmissionFingerprint.of(submission);
        Optional<MassTask> known = tasks.find(submission.bizNo());
        if (known.isPresent()) {
            return compared(known.get(), fingerprint);
        }
        return switch (expander.expanded(submission.agentId(), submission.audience())) {
            case Expansion.People(Audience people) -> accepted(submission, people, fingerprint, traceId);
            case Expansion.Faulty(Fault fault) -> new Answer.Faulty(fault);
            case Expansion.Unavailable(var reason, var detail, var after) ->
                new Answer.Unavailable(reason, detail, after);
        };
    }

    private Answer accepted(Submission submission, Audience people, Fingerprint fingerprint, TraceId traceId) {
        var batches = sealed(submission, people);
        return switch (tasks.accept(new NewMassTask(submission, fingerprint, traceId, batches))) {
            case Acceptance.Existing(MassTask task) -> compared(task, fingerprint);
            case Acceptance.Accepted(MassTask task) -> {
                int doubles = people.doubles();
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

    private List<SealedBatch> sealed(Submission submission, Audience people) {
        var template = MessageTemplate.of(submission.message());
        BatchPlan cutting = template.isPersonal() ? new BatchPlan(1) : plan;
        return cutting.cut(submission.bizNo(), people, submission.schedule()).stream()
                .map(part -> sealed(submission, template, part))
                .toList();
    }

    private SealedBatch sealed(Submission submission, MessageTemplate template, BatchPlan.Part part) {
        // a personal message is for the only one; the others' has no variables
        var message =
                template.fill(submission.audience().variablesOf(part.users().getFirst()));
        return new SealedBatch(
                part.number(),
                part.wave(),
                part.users(),
                sealer.seal(submission.agentId(), message, part.users(), part.duplicateCheck()),
                part.duplicateCheck().interval());
    }
}
