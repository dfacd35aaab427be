package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.OldTasks;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import io.wecomops.testkit.fixture.UploadsFixture;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link OldTasks} must do. Each test begins without any task. */
@Timeout(120)
public abstract class OldTasksContract {
    private static final Duration DAY = Duration.ofDays(1);

    protected abstract OldTasks old();

    /** Of the same tasks, as are the others. */
    protected abstract MassTasks tasks();

    protected abstract BatchQueue queue();

    protected abstract GrayWatch watch();

    protected abstract RecipientLedger ledger();

    protected abstract TaskControl control();

    protected abstract TaskLog log();

    protected abstract AwaitedTasks awaited();

    protected abstract Uploads uploads();

    /** From now on the task last changed so long ago. */
    protected abstract void age(TaskId task, Duration age);

    /** How many rows there are in the tables that hold batches, their requests, people and what was uploaded. */
    protected abstract long rows();

    /** A task of three batches that has ended: two people sent, one failed, one unknown, one failed alone. */
    private MassTask ended() {
        var task = aTextTaskFor(5, 2);
        for (var batch : new MassTasksFixture(tasks(), queue()).allClaimedOf(task)) {
            queue().startSending(batch);
            queue().record(batch, result(task, batch.number()));
        }
        return tasks().endFinished().getFirst();
    }

    private static BatchResult result(NewMassTask task, int batch) {
        var people = task.batches().get(batch - 1).users();
        return switch (batch) {
            case 1 -> new BatchResult.Sent("m", List.of(new Undelivered(people.getFirst(), Reason.INVALID_USER)));
            case 2 -> new BatchResult.Unknown(Reason.ANSWER_LOST);
            default -> new BatchResult.Sent("m", List.of());
        };
    }

    private MassTask found(BizNo bizNo) {
        return tasks().find(bizNo).orElseThrow();
    }

    private long purged(int rows) {
        long all = 0;
        for (long deleted = old().purge(rows); deleted > 0; deleted = old().purge(rows)) {
            assertThat(deleted).isLessThanOrEqualTo(rows + 3L);
            all += deleted;
        }
        return all;
    }

    @Test
    void withoutTasksThereIsNothingToDo() {
        assertThat(old().archive(Duration.ZERO, 10)).isZero();
        assertThat(old().purge(10)).isZero();
    }

    @Test
    void onlyWhatEndedLongAgoIsArchived() {
        var fresh = ended();
        var running = tasks().accept(aTextTaskFor(3, 1)).task();
        age(running.id(), DAY.multipliedBy(100));
        assertThat(old().archive(DAY, 10)).isZero();
        age(fresh.id(), DAY.plusMinutes(1));
        assertThat(old().archive(DAY, 10)).isEqualTo(1);
        assertThat(old().archive(DAY, 10)).isZero();
        assertThat(found(fresh.bizNo()).stage()).isEqualTo(TaskStage.ARCHIVED);
        assertThat(found(running.bizNo()).progress()).isEqualTo(running.progress());
        assertThat(found(running.bizNo()).stage()).isEqualTo(TaskStage.READY);
        assertThat(purged(1_000)).isPositive();
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of()))
                .as("the other's are untouched")
                .hasSize(3);
    }

    @Test
    void sumsAndWavesAreKeptAtEachStepAndTheRestIsDeleted() {
        var task = ended();
        age(task.id(), DAY);
        assertThat(task.progress()).isEqualTo(new Progress(5, 2, 1, 2, 0, 0));
        assertThat(old().archive(DAY, 10)).isEqualTo(1);
        assertThat(rows()).isPositive();
        do {
            var now = found(task.bizNo());
            assertThat(now.progress()).isEqualTo(task.progress());
            assertThat(now.status()).isEqualTo(TaskStatus.DONE_WITH_FAILURES);
            assertThat(now.fingerprint()).isEqualTo(task.fingerprint());
            assertThat(control().details(task.bizNo()).orElseThrow().task().progress())
                    .isEqualTo(task.progress());
        } while (old().purge(1) > 0);
        assertThat(rows()).isZero();
        assertThat(ledger().list(task.id(), PageRequest.first(10)).items()).isEmpty();
        assertThat(log().read(task.id(), PageRequest.first(10)).items())
                .extracting(TaskEvent::message)
                .containsExactly("archived: people, batches and log are deleted, sums are kept");
        assertThat(tasks().list(PageRequest.first(10)).items()).containsExactly(found(task.bizNo()));
        assertThat(old().archive(Duration.ZERO, 10)).isZero();
    }

    @Test
    void wavesOfAGrayReleaseAreToldOn() {
        var plan = new GrayPlan(List.of(20, 100), new Gate.Manual());
        var task = tasks().accept(MassTasksFixture.aGrayTask(10, 5, plan)).task();
        control().command(task.bizNo(), TaskCommand.CANCEL);
        while (watch().cancelSome(100) > 0) {
            assertThat(tasks().find(task.bizNo())).isPresent();
        }
        tasks().endFinished();
        var waves = control().details(task.bizNo()).orElseThrow().waves();
        assertThat(waves).hasSize(2);
        age(task.id(), DAY);
        old().archive(DAY, 1);
        purged(2);
        assertThat(control().details(task.bizNo()).orElseThrow().waves()).isEqualTo(waves);
    }

    @Test
    void theNumberOfAnArchivedTaskStaysTaken() {
        var wanted = aTextTaskFor(3);
        var task = tasks().accept(wanted).task();
        control().command(task.bizNo(), TaskCommand.CANCEL);
        watch().cancelSome(10);
        tasks().endFinished();
        age(task.id(), DAY);
        old().archive(DAY, 10);
        purged(10);
        assertThat(tasks().accept(wanted).task().stage()).isEqualTo(TaskStage.ARCHIVED);
        assertThat(rows()).isZero();
    }

    @Test
    void whoseOutcomeIsUnknownIsNotDecidedOfAnyMore() {
        var task = ended();
        age(task.id(), DAY);
        old().archive(DAY, 10);
        assertThat(control().resolveUnknown(task.bizNo(), Resolution.SENT).orElseThrow())
                .isInstanceOf(Steered.Refused.class);
        assertThat(found(task.bizNo()).progress()).isEqualTo(task.progress());
    }

    @Test
    void whatWasUploadedGoesToo() {
        var uploading = new UploadsFixture(awaited(), uploads());
        var task = uploading.anOpenTask();
        uploading.uploaded(task, "a", "b", "c");
        control().command(task.bizNo(), TaskCommand.CANCEL);
        tasks().endFinished();
        age(task.id(), DAY);
        assertThat(old().archive(DAY, 10)).isEqualTo(1);
        purged(2);
        assertThat(rows()).isZero();
        assertThat(found(task.bizNo()).status()).isEqualTo(TaskStatus.CANCELLED);
    }

    @Test
    void manyNodesAtOnceDeleteEachRowOnce() {
        List<MassTask> tasks = List.of(ended(), ended(), ended());
        tasks.forEach(task -> age(task.id(), DAY));
        assertThat(AtOnce.call(4, _ -> old().archive(DAY, 10)).stream()
                        .mapToInt(n -> n)
                        .sum())
                .isEqualTo(3);
        AtOnce.call(4, _ -> purged(2));
        purged(2);
        assertThat(rows()).isZero();
        tasks.forEach(task -> assertThat(found(task.bizNo()).progress()).isEqualTo(task.progress()));
    }
}
