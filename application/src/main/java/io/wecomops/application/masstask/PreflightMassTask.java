package io.wecomops.application.masstask;

import io.wecomops.application.limit.PacedApi;
import io.wecomops.application.masstask.DraftTask.Draft;
import io.wecomops.application.masstask.Forecast.Bytes;
import io.wecomops.domain.limit.EarliestSlots;
import io.wecomops.domain.limit.EarliestSlots.Leg;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.RecentTasks;
import io.wecomops.domain.masstask.RecentTasks.Look;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.upload.AwaitedSubmission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells what would come of a task: the same way as it is submitted, up to the point where it would be stored. Nothing is
 * stored, counted or sent. Thread-safe.
 */
public final class PreflightMassTask {
    private static final UserId SOMEBODY = new UserId("x");

    private final DraftTask drafts;
    private final MassTasks tasks;
    private final RequestSealer sealer;
    private final RecentTasks recent;
    private final PreflightWarnings warnings;
    private final Apps apps;
    private final RateLimit pace;

    /** @param pace how many requests may begin, over all nodes */
    public PreflightMassTask(
            DraftTask drafts,
            MassTasks tasks,
            RequestSealer sealer,
            RecentTasks recent,
            PreflightWarnings warnings,
            Apps apps,
            RateLimit pace) {
        this.drafts = drafts;
        this.tasks = tasks;
        this.sealer = sealer;
        this.recent = recent;
        this.warnings = warnings;
        this.apps = apps;
        this.pace = pace;
    }

    /** What it comes to. */
    public sealed interface Answer {
        record Foreseen(Forecast forecast) implements Answer {}

        /** The same was submitted before: nothing more would come of it. */
        record Known(MassTask task) implements Answer {}

        /** It would not be accepted. */
        record Refused(SubmitMassTask.Answer.Refused why) implements Answer {}
    }

    public Answer lookAhead(Submission submission) {
        return switch (drafts.of(submission, SubmissionFingerprint.of(submission))) {
            case Draft.Sealed(Audience people, List<SealedBatch> batches) ->
                new Answer.Foreseen(forecast(submission, people, batches));
            case Draft.Known(MassTask task) -> new Answer.Known(task);
            case Draft.Refused(var why) -> new Answer.Refused(why);
        };
    }

    /** Of one whose recipients will be uploaded: what can be said without them. */
    public Answer lookAhead(AwaitedSubmission submission) {
        Optional<MassTask> known = tasks.find(submission.bizNo());
        if (known.isPresent()) {
            return known.get().fingerprint().equals(SubmissionFingerprint.of(submission))
                    ? new Answer.Known(known.get())
                    : new Answer.Refused(new SubmitMassTask.Answer.Conflict(known.get()));
        }
        Schedule schedule = submission.schedule();
        Look look = recent.sameMessage(submission.agentId(), submission.message(), schedule, DuplicateCheck.MAX);
        var findings = new Findings();
        findings.note("/recipients", "nobody is known before the upload");
        findings.note("/calls", "follows from the recipients");
        findings.note("/bytes", bytesNote(submission));
        findings.note("/earliest_end", "follows from the recipients");
        warnings.ofStart(schedule, look, findings);
        OptionalLong left = warnings.quotaLeft(apps.keyOf(submission.agentId()), findings);
        return new Answer.Foreseen(new Forecast(
                Optional.empty(),
                OptionalInt.empty(),
                new Bytes(OptionalLong.empty(), OptionalInt.empty(), OptionalInt.of(bytesWithoutPeople(submission))),
                left,
                look.start(),
                Optional.empty(),
                findings.notes(),
                findings.warnings()));
    }

    private static String bytesNote(AwaitedSubmission submission) {
        return MessageTemplate.of(submission.message()).isPersonal()
                ? "of one request with the placeholders as they are written; what is filled in and the person come to it"
                : "of one request; each person adds the length of the userid and one";
    }

    private int bytesWithoutPeople(AwaitedSubmission submission) {
        var part = BatchPlan.part(submission.bizNo(), 1, 1, List.of(SOMEBODY));
        return sealer.seal(submission.agentId(), submission.message(), part.users(), part.duplicateCheck())
                        .bytes()
                        .length
                - SOMEBODY.value().length();
    }

    private Forecast forecast(Submission submission, Audience people, List<SealedBatch> batches) {
        TokenKey app = apps.keyOf(submission.agentId());
        Look look = recent.sameMessage(
                submission.agentId(), submission.message(), submission.schedule(), DuplicateCheck.MAX);
        var findings = new Findings();
        warnings.ofStart(submission.schedule(), look, findings);
        warnings.ofUnknown(app, submission.audience(), findings);
        OptionalLong left = warnings.ofQuota(app, look, people.people(), findings);
        submission.schedule().gray().ifPresent(gray -> noteGates(gray, findings));
        int[] sizes = batches.stream()
                .mapToInt(batch -> batch.request().bytes().length)
                .toArray();
        long total = 0;
        int largest = 0;
        for (int size : sizes) {
            total += size;
            largest = Math.max(largest, size);
        }
        return new Forecast(
                Optional.of(new Forecast.People(
                        people.users().size(), people.doubles(), people.people().size())),
                OptionalInt.of(sizes.length),
                new Bytes(OptionalLong.of(total), OptionalInt.of(largest), OptionalInt.empty()),
                left,
                look.start(),
                Optional.of(end(app, look.start(), submission.schedule(), batches)),
                findings.notes(),
                findings.warnings());
    }

    private static void noteGates(GrayPlan gray, Findings findings) {
        if (gray.gate() instanceof Gate.Manual && gray.waves() > 1) {
            findings.note(
                    "/earliest_end", "a person opens " + (gray.waves() - 1) + " gates: taken to be opened at once");
        }
    }

    /** Wave by wave; between two of them an automatic gate holds on, and a person is taken to wait for nothing. */
    private Instant end(TokenKey app, Instant start, Schedule schedule, List<SealedBatch> batches) {
        Duration hold = schedule.gray()
                .map(GrayPlan::gate)
                .map(PreflightMassTask::holdOf)
                .orElse(Duration.ZERO);
        Map<Integer, Long> calls =
                batches.stream().collect(Collectors.groupingBy(SealedBatch::wave, TreeMap::new, Collectors.counting()));
        List<Leg> legs = new ArrayList<>();
        calls.values().forEach(count -> legs.add(new Leg(Math.toIntExact(count), hold)));
        return start.plus(EarliestSlots.last(PacedApi.SENDING.windows(app, pace), legs));
    }

    private static Duration holdOf(Gate gate) {
        return switch (gate) {
            case Gate.Manual() -> Duration.ZERO;
            case Gate.Auto auto -> auto.hold();
        };
    }
}
