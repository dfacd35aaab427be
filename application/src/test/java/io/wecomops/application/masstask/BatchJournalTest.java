package io.wecomops.application.masstask;

import static io.wecomops.application.masstask.DispatcherParts.aBatch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.MessageType;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchJournalTest {
    private static final Duration TOOK = Duration.ofMillis(7);
    private static final Reason BUSY = Reason.wecom(-1);
    private static final SendOutcome OUTCOME = new SendOutcome.Busy(BUSY, "hint");

    private final List<Happening> seen = new ArrayList<>();
    private final FakeTaskLog log = new FakeTaskLog();
    private final BatchJournal journal = new BatchJournal(log, seen::add);

    @Test
    void whatWentWellIsNotWorthALineInTheTasksLog() {
        journal.sent(aBatch(), OUTCOME, new BatchResult.Sent("m", List.of()), TOOK);
        journal.sent(aBatch(), OUTCOME, new BatchResult.GivenBack(), TOOK);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void peopleNotReachedAreCountedByReason() {
        var undelivered = Stream.of("a", "b")
                .map(user -> new Undelivered(new UserId(user), Reason.INVALID_USER))
                .toList();
        journal.sent(aBatch(), OUTCOME, new BatchResult.Sent("m", undelivered), TOOK);
        assertThat(log.lines()).containsExactly("batch 1: 2 of 3 people not reached: invaliduser 2");
    }

    @Test
    void aBatchThatIsSentAgainSaysWhyAndWhen() {
        journal.sent(aBatch(), OUTCOME, new BatchResult.Again(Duration.ofSeconds(2), 1, false, BUSY), TOOK);
        assertThat(log.lines()).containsExactly("batch 1: wecom:-1; sent again in 2000 ms");
    }

    @Test
    void aBatchThatEndsBadlySaysForHowMany() {
        journal.sent(aBatch(), OUTCOME, new BatchResult.Failed(BUSY), TOOK);
        journal.sent(aBatch(), OUTCOME, new BatchResult.Unknown(Reason.ANSWER_LOST), TOOK);
        assertThat(log.lines())
                .containsExactly(
                        "batch 1: all 3 people failed: wecom:-1", "batch 1: all 3 people unknown: answer_lost");
    }

    @Test
    void theEndOfATaskIsSummedUp() {
        journal.ended(anEndedTask(new Progress(10, 7, 2, 1, 0, 0)));
        assertThat(log.lines()).containsExactly("ended: 7 sent, 2 failed, 1 unknown of 10");
    }

    @Test
    void aTaskLogThatCannotBeWrittenToStopsNothing() {
        var gone = new BatchJournal(new GoneTaskLog());
        assertThatCode(() -> gone.sent(aBatch(), OUTCOME, new BatchResult.Failed(BUSY), TOOK))
                .doesNotThrowAnyException();
        assertThatCode(() -> gone.claimLost(aBatch(), new BatchResult.GivenBack()))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsRecordedAndWhatComesTooLateIsCounted() {
        var unknown = new BatchResult.Unknown(Reason.AT_MOST_ONCE);
        journal.recorded(aBatch(), unknown);
        journal.claimLost(aBatch(), new BatchResult.GivenBack());
        var app = aBatch().agentId();
        assertThat(seen).containsExactly(new Happening.BatchRecorded(app, unknown, 3), new Happening.ClaimLost(app));
    }

    @Test
    void anOutageIsToldOnceAndItsEndToo() {
        var outages = new Outages(journal);
        var gone = new DependencyUnavailableException("redis", "booking slots", new IllegalStateException());
        outages.seen(gone);
        outages.seen(gone);
        outages.allOver();
        outages.allOver();
        assertThat(seen)
                .containsExactly(new Happening.DispatcherWaits("redis"), new Happening.DispatcherGoesOn("redis"));
    }

    private static MassTask anEndedTask(Progress progress) {
        return new MassTask(
                new TaskId(1),
                new BizNo("b-1"),
                new AgentId(7),
                MessageType.TEXT,
                DeliveryMode.EFFECTIVELY_ONCE,
                new Fingerprint("0".repeat(64)),
                new TraceId("t-1"),
                TaskStatus.endOf(progress),
                TaskStage.READY,
                progress,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static final class GoneTaskLog implements TaskLog {
        @Override
        public void append(TaskId task, TaskEvent.Level level, String message) {
            throw new DependencyUnavailableException("database", "writing a task's log", new IllegalStateException());
        }

        @Override
        public Page<TaskEvent> read(TaskId task, PageRequest page) {
            throw new AssertionError("nobody reads");
        }
    }
}
