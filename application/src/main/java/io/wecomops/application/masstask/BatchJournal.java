package io.wecomops.application.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.TaskEvent.Level;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells what happened to batches: each in the process' log, and what an operator of the task should know in the task's own
 * log. Never fails: a task log that cannot be written to is itself told in the process' log. Thread-safe.
 */
public final class BatchJournal {
    private static final Logger LOG = LoggerFactory.getLogger(BatchJournal.class);

    private final TaskLog taskLog;
    private final Meter meter;
    private final Set<TaskId> waitingForAnApp = ConcurrentHashMap.newKeySet();
    private final Set<TaskId> waitingForMembers = ConcurrentHashMap.newKeySet();
    private final Set<TaskId> waitingForADay = ConcurrentHashMap.newKeySet();

    public BatchJournal(TaskLog taskLog, Meter meter) {
        this.taskLog = taskLog;
        this.meter = meter;
    }

    /** One that counts nothing. */
    public BatchJournal(TaskLog taskLog) {
        this(taskLog, Meter.NONE);
    }

    /** What came of a batch is in the database, whether or not anything was sent. */
    void recorded(ClaimedBatch batch, BatchResult result) {
        meter.count(new Happening.BatchRecorded(batch.agentId(), result, batch.people()));
    }

    void dispatcherWaits(String server) {
        meter.count(new Happening.DispatcherWaits(server));
    }

    void dispatcherGoesOn(String server) {
        meter.count(new Happening.DispatcherGoesOn(server));
    }

    void sent(ClaimedBatch batch, SendOutcome outcome, BatchResult result, Duration took) {
        if (outcome instanceof SendOutcome.AppRefused refused) {
            appRefused(batch, refused, took);
            return;
        }
        switch (result) {
            case BatchResult.Sent sent -> {
                int failed = sent.undelivered().size();
                about(batch, LOG.atInfo(), took)
                        .addKeyValue("people", batch.people())
                        .addKeyValue("undelivered", failed)
                        .addKeyValue("repeated", batch.sentBefore().isPresent())
                        .log("batch sent");
                if (failed > 0) {
                    note(batch, Level.WARN, failed + " of " + batch.people() + " people not reached: " + reasons(sent));
                }
            }
            case BatchResult.Again again -> {
                about(batch, LOG.atWarn(), took)
                        .addKeyValue("reason", again.reason())
                        .addKeyValue("detail", detail(outcome))
                        .addKeyValue("again_in_ms", again.after().toMillis())
                        .addKeyValue("failed_attempts", again.failedAttempts())
                        .log("batch to be sent again");
                note(
                        batch,
                        Level.WARN,
                        again.reason() + "; sent again in " + again.after().toMillis() + " ms");
            }
            case BatchResult.Failed failed -> ended(batch, outcome, took, "failed", failed.reason());
            case BatchResult.Unknown unknown -> ended(batch, outcome, took, "unknown", unknown.reason());
            case BatchResult.GivenBack _ -> about(batch, LOG.atDebug(), took).log("batch given back");
        }
    }

    private void appRefused(ClaimedBatch batch, SendOutcome.AppRefused refused, Duration took) {
        about(batch, LOG.atError(), took)
                .addKeyValue("app", batch.agentId())
                .addKeyValue("reason", refused.reason())
                .addKeyValue("detail", refused.detail())
                .addKeyValue("again_in_s", refused.after().toSeconds())
                .log("WeCom refuses the app; its tasks wait on all nodes until that is mended");
        note(
                batch,
                Level.ERROR,
                "WeCom refuses the app (" + refused.reason() + "); the task waits, and goes on when it is mended. "
                        + refused.detail());
    }

    void claimLost(ClaimedBatch batch, BatchResult result) {
        meter.count(new Happening.ClaimLost(batch.agentId()));
        about(batch, LOG.atWarn(), Duration.ZERO)
                .addKeyValue("result", result.getClass().getSimpleName())
                .log("claim lost before the record; another node goes on with the batch");
    }

    void credentialsRefused(ClaimedBatch batch, Reason reason, String detail) {
        note(batch, Level.ERROR, "WeCom refuses the app's credentials (" + reason + "); waiting. " + detail);
    }

    /** Once for each task: nothing changes before somebody changes a setting and starts this node again. */
    void appNotConfigured(ClaimedBatch batch, Duration pause) {
        if (waitingForAnApp.add(batch.taskId())) {
            LOG.atError()
                    .addKeyValue("biz_no", batch.bizNo())
                    .addKeyValue("app", batch.agentId())
                    .addKeyValue("looked_at_every_s", pause.toSeconds())
                    .log("task waits for an app that is not configured; configure it and start again");
            note(batch, Level.ERROR, "the app " + batch.agentId() + " is not configured; waiting until it is");
        }
    }

    /** Once for each task: with a member who gets much, a task may have many batches that wait. */
    void memberFull(ClaimedBatch batch, Admission.MemberFull full) {
        if (waitingForMembers.add(batch.taskId())) {
            var limit = full.limit();
            LOG.atWarn()
                    .addKeyValue("biz_no", batch.bizNo())
                    .addKeyValue("batch", batch.number())
                    .addKeyValue("member", full.member())
                    .addKeyValue("again_in_s", full.retryAfter().toSeconds())
                    .log("a member has had as much as WeCom delivers; what is for this member waits");
            note(
                    batch,
                    Level.WARN,
                    "%s has had %d messages of this app within %d minutes, and WeCom would drop more: waits %d s; told once"
                            .formatted(
                                    full.member(),
                                    limit.permits(),
                                    limit.period().toMinutes(),
                                    full.retryAfter().toSeconds()));
        }
    }

    /** The alarm once a day for each app, over all nodes; the task's line once for each task. */
    void dayUsedUp(ClaimedBatch batch, Admission.DayUsedUp used) {
        if (used.firstOfTheDay()) {
            LOG.atError()
                    .addKeyValue("app", batch.agentId())
                    .addKeyValue("person_times", used.limit())
                    .addKeyValue("again_in_s", used.retryAfter().toSeconds())
                    .log("the app's person-times of today are used up; its tasks wait until midnight in Beijing");
        }
        if (waitingForADay.add(batch.taskId())) {
            note(
                    batch,
                    Level.WARN,
                    "the app's " + used.limit()
                            + " person-times of today are used up: waits until midnight in Beijing");
        }
    }

    void ended(MassTask task) {
        var progress = task.progress();
        LOG.atInfo()
                .addKeyValue("biz_no", task.bizNo())
                .addKeyValue("task_id", task.id().value())
                .addKeyValue("status", task.status().name().toLowerCase(Locale.ROOT))
                .addKeyValue("sent", progress.sent())
                .addKeyValue("failed", progress.failed())
                .addKeyValue("unknown", progress.unknown())
                .log("mass task ended");
        append(
                task.id(),
                progress.sent() == progress.total() ? Level.INFO : Level.WARN,
                "ended: %d sent, %d failed, %d unknown of %d"
                        .formatted(progress.sent(), progress.failed(), progress.unknown(), progress.total()));
    }

    private void ended(ClaimedBatch batch, SendOutcome outcome, Duration took, String how, Reason reason) {
        about(batch, LOG.atWarn(), took)
                .addKeyValue("people", batch.people())
                .addKeyValue("reason", reason)
                .addKeyValue("detail", detail(outcome))
                .log("batch " + how);
        note(batch, Level.ERROR, "all " + batch.people() + " people " + how + ": " + reason);
    }

    private static LoggingEventBuilder about(ClaimedBatch batch, LoggingEventBuilder event, Duration took) {
        return event.addKeyValue("biz_no", batch.bizNo())
                .addKeyValue("batch", batch.number())
                .addKeyValue("fence", batch.fence())
                .addKeyValue("latency_ms", took.toMillis());
    }

    private static String reasons(BatchResult.Sent sent) {
        return sent.undelivered().stream()
                .collect(Collectors.groupingBy(Undelivered::reason, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String detail(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Delivered _ -> "";
            case SendOutcome.Busy busy -> busy.detail();
            case SendOutcome.Lost lost -> lost.detail();
            case SendOutcome.TokenRejected rejected -> rejected.detail();
            case SendOutcome.Throttled throttled -> throttled.detail();
            case SendOutcome.AppRefused refused -> refused.detail();
            case SendOutcome.Refused refused -> refused.detail();
            case SendOutcome.NotSent notSent -> notSent.detail();
        };
    }

    private void note(ClaimedBatch batch, Level level, String what) {
        append(batch.taskId(), level, "batch " + batch.number() + ": " + what);
    }

    private void append(TaskId task, Level level, String message) {
        try {
            taskLog.append(task, level, message);
        } catch (DependencyUnavailableException gone) {
            LOG.atWarn()
                    .addKeyValue("task_id", task.value())
                    .addKeyValue("line", message)
                    .addKeyValue("cause", gone.getMessage())
                    .log("task log not written");
        }
    }
}
