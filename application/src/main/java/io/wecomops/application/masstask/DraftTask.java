package io.wecomops.application.masstask;

import io.wecomops.application.masstask.Expander.Expansion;
import io.wecomops.application.masstask.SubmitMassTask.Answer;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.RequestSealer;
import java.util.List;
import java.util.Optional;

/** Works out what a submission comes to, down to the bytes of each request, and stores nothing. Thread-safe. */
public final class DraftTask {
    private final MassTasks tasks;
    private final RequestSealer sealer;
    private final BatchPlan plan;
    private final Expander expander;

    public DraftTask(MassTasks tasks, RequestSealer sealer, BatchPlan plan, Expander expander) {
        this.tasks = tasks;
        this.sealer = sealer;
        this.plan = plan;
        this.expander = expander;
    }

    /** What it comes to. */
    sealed interface Draft {
        /** It can be accepted. */
        record Sealed(Audience people, List<SealedBatch> batches) implements Draft {}

        /** The same was accepted before. */
        record Known(MassTask task) implements Draft {}

        record Refused(Answer.Refused why) implements Draft {}
    }

    Draft of(Submission submission, Fingerprint fingerprint) {
        Optional<MassTask> known = tasks.find(submission.bizNo());
        if (known.isPresent()) {
            return known.get().fingerprint().equals(fingerprint)
                    ? new Draft.Known(known.get())
                    : new Draft.Refused(new Answer.Conflict(known.get()));
        }
        return switch (expander.expanded(submission.agentId(), submission.audience())) {
            case Expansion.People(Audience people) -> new Draft.Sealed(people, sealed(submission, people));
            case Expansion.Faulty(Fault fault) -> new Draft.Refused(new Answer.Faulty(fault));
            case Expansion.Unavailable(var reason, var detail, var after) ->
                new Draft.Refused(new Answer.Unavailable(reason, detail, after));
        };
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
