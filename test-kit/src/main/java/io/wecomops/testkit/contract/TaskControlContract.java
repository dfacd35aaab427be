package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aGrayTask;
import static io.wecomops.testkit.fixture.MassTasksFixture.aNumber;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static io.wecomops.testkit.fixture.MassTasksFixture.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.masstask.WaveState;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TaskControl} must do. Each test begins without any task. */
@Timeout(120)
public abstract class TaskControlContract {
    protected abstract TaskControl control();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    /** Of the same tasks. */
    protected abstract GrayWatch watch();

    /** Of the same tasks. */
    protected abstract TaskLog log();

    private MassTasksFixture fixture() {
        return new MassTasksFixture(tasks(), queue());
    }

    @Test
    void nobodySteersATaskThatIsNotThere() {
        for (TaskCommand command : TaskCommand.values()) {
            assertThat(control().command(aNumber(), command)).isEmpty();
        }
        assertThat(control().resolveUnknown(aNumber(), Resolution.SENT)).isEmpty();
        assertThat(control().details(aNumber())).isEmpty();
    }

    @Test
    void nothingOfAPausedTaskIsClaimed() {
        BizNo bizNo = fixture().anAcceptedTask(aTextTaskFor(10, 1)).bizNo();
        assertThat(done(bizNo, TaskCommand.PAUSE).status()).isEqualTo(TaskStatus.PAUSED);
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).isEmpty();
    }

    @Test
    void whatIsClaimedDoesNotGoOutOnceAPauseIsAnswered() {
        var task = aTextTaskFor(2, 1);
        var claimed = fixture().allClaimedOf(task);
        done(task.submission().bizNo(), TaskCommand.PAUSE);
        assertThat(claimed)
                .allSatisfy(batch -> assertThat(queue().startSending(batch)).isFalse());
    }

    @Test
    void whatIsOnItsWayEndsDuringAPause() {
        var task = aTextTaskFor(2, 1);
        var claimed = fixture().allClaimedOf(task);
        assertThat(queue().startSending(claimed.getFirst())).isTrue();
        assertThat(queue().mayStillSend(claimed.getFirst())).isTrue();
        done(task.submission().bizNo(), TaskCommand.PAUSE);
        assertThat(queue().mayStillSend(claimed.getFirst()))
                .as("whoever has not sent it yet, and asks")
                .isFalse();
        assertThat(queue().record(claimed.getFirst(), new BatchResult.Sent("id", List.of())))
                .isTrue();
        assertThat(find(task.submission().bizNo()).progress()).isEqualTo(new Progress(2, 1, 0, 0, 0, 1));
    }

    @Test
    void resumedTaskGoesOnAtOnceWithWhatWasClaimedBefore() {
        var task = aTextTaskFor(3, 1);
        var claimed = fixture().allClaimedOf(task);
        fixture().isSent(claimed.getFirst());
        done(task.submission().bizNo(), TaskCommand.PAUSE);
        done(task.submission().bizNo(), TaskCommand.RESUME);
        var again = queue().claim(NODE, 10, LONG_LEASE, Set.of());
        assertThat(again)
                .hasSize(2)
                .allSatisfy(batch -> assertThat(queue().startSending(batch)).isTrue());
    }

    @Test
    void pausedTaskWhoseLastBatchEndsHasEnded() {
        var task = aTextTaskFor(1);
        var batch = fixture().allClaimedOf(task).getFirst();
        assertThat(queue().startSending(batch)).isTrue();
        done(task.submission().bizNo(), TaskCommand.PAUSE);
        assertThat(queue().record(batch, new BatchResult.Sent("id", List.of()))).isTrue();
        assertThat(tasks().endFinished())
                .singleElement()
                .extracting(MassTask::status)
                .isEqualTo(TaskStatus.DONE);
    }

    @Test
    void commandAskedTwiceIsCarriedOutOnceHoweverManyAskAtOnce() {
        BizNo bizNo = fixture().anAcceptedTask(aTextTaskFor(5)).bizNo();
        List<Steered> answers =
                AtOnce.call(8, _ -> control().command(bizNo, TaskCommand.PAUSE).orElseThrow());
        assertThat(answers.stream().filter(Steered.Done.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Steered.Unchanged.class::isInstance)).hasSize(7);
        assertThat(lines(bizNo).stream().filter(line -> line.contains("paused")))
                .hasSize(1);
    }

    @Test
    void commandThatMakesNoSenseIsRefusedWithTheReason() {
        BizNo bizNo = fixture().anAcceptedTask(aTextTaskFor(5)).bizNo();
        assertThat(control().command(bizNo, TaskCommand.PROMOTE).orElseThrow())
                .isEqualTo(new Steered.Refused(find(bizNo), "the task does not wait at a gate"));
    }

    @Test
    void cancelledTaskEndsWithEverybodyCancelledWhoWasNotSentTo() {
        var task = aTextTaskFor(5, 1);
        BizNo bizNo = task.submission().bizNo();
        var claimed = fixture().allClaimedOf(task);
        fixture().isSent(claimed.getFirst());
        var onItsWay = claimed.get(1);
        assertThat(queue().startSending(onItsWay)).isTrue();
        done(bizNo, TaskCommand.CANCEL);
        assertThat(control().details(bizNo).orElseThrow().cancelling()).isTrue();
        assertThat(queue().startSending(claimed.get(2))).isFalse();
        assertThat(watch().cancelSome(2)).isEqualTo(2);
        assertThat(watch().cancelSome(2)).isEqualTo(1);
        assertThat(watch().cancelSome(2)).isZero();
        assertThat(find(bizNo).progress()).isEqualTo(new Progress(5, 1, 0, 0, 3, 1));
        assertThat(tasks().endFinished()).isEmpty();
        assertThat(queue().record(onItsWay, new BatchResult.Sent("id", List.of())))
                .isTrue();
        assertThat(tasks().endFinished()).singleElement().satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(TaskStatus.CANCELLED);
            assertThat(ended.progress()).isEqualTo(new Progress(5, 2, 0, 0, 3, 0));
        });
        assertThat(control().details(bizNo).orElseThrow().cancelling()).isFalse();
        assertThat(control().command(bizNo, TaskCommand.CANCEL).orElseThrow()).isInstanceOf(Steered.Unchanged.class);
    }

    @Test
    void whatMayHaveGoneOutBeforeACancelIsUnknown() {
        var task = aTextTaskFor(1);
        var batch = fixture().allClaimedOf(task).getFirst();
        assertThat(queue().startSending(batch)).isTrue();
        done(task.submission().bizNo(), TaskCommand.CANCEL);
        var again = new BatchResult.Again(Duration.ofHours(1), 1, true, Reason.ANSWER_LOST);
        assertThat(queue().record(batch, again)).isTrue();
        assertThat(watch().cancelSome(10)).isEqualTo(1);
        assertThat(find(task.submission().bizNo()).progress()).isEqualTo(new Progress(1, 0, 0, 1, 0, 0));
    }

    @Test
    void cancelOfATaskThatWasAllSentEndsItAsSent() {
        var task = aTextTaskFor(1);
        var batch = fixture().allClaimedOf(task).getFirst();
        assertThat(queue().startSending(batch)).isTrue();
        done(task.submission().bizNo(), TaskCommand.CANCEL);
        assertThat(queue().record(batch, new BatchResult.Sent("id", List.of()))).isTrue();
        assertThat(tasks().endFinished())
                .singleElement()
                .extracting(MassTask::status)
                .isEqualTo(TaskStatus.DONE);
    }

    @Test
    void unknownIsResolvedAsAPersonDecides() {
        var task = aTextTaskFor(3, 1);
        BizNo bizNo = task.submission().bizNo();
        var claimed = fixture().allClaimedOf(task);
        claimed.forEach(batch -> assertThat(queue().record(batch, new BatchResult.Unknown(Reason.ANSWER_LOST)))
                .isTrue());
        assertThat(tasks().endFinished()).hasSize(1);
        var resolved = control().resolveUnknown(bizNo, Resolution.SENT).orElseThrow();
        assertThat(resolved).isInstanceOf(Steered.Done.class);
        assertThat(resolved.task().status()).isEqualTo(TaskStatus.DONE);
        assertThat(resolved.task().progress()).isEqualTo(new Progress(3, 3, 0, 0, 0, 0));
        assertThat(control().resolveUnknown(bizNo, Resolution.FAILED).orElseThrow())
                .isEqualTo(new Steered.Unchanged(resolved.task()));
    }

    @Test
    void unknownTakenToBeFailedMakesTheTaskFail() {
        var task = aTextTaskFor(1);
        var batch = fixture().allClaimedOf(task).getFirst();
        assertThat(queue().record(batch, new BatchResult.Unknown(Reason.ANSWER_LOST)))
                .isTrue();
        assertThat(tasks().endFinished()).hasSize(1);
        var resolved = control()
                .resolveUnknown(task.submission().bizNo(), Resolution.FAILED)
                .orElseThrow();
        assertThat(resolved.task().status()).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void taskForLaterIsNotClaimedBeforeItsTime() {
        var later = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
        var schedule = new Schedule(Optional.of(later), Optional.empty());
        BizNo bizNo = fixture().anAcceptedTask(scheduled(4, 1, schedule)).bizNo();
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).isEmpty();
        assertThat(control().details(bizNo).orElseThrow().schedule()).isEqualTo(schedule);
    }

    @Test
    void timeThatHasPassedMeansAtOnce() {
        var past = new Schedule(Optional.of(Instant.parse("2020-01-01T00:00:00Z")), Optional.empty());
        fixture().anAcceptedTask(scheduled(4, 1, past));
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).hasSize(4);
    }

    @Test
    void onlyTheFirstWaveOfAGrayTaskIsClaimed() {
        var plan = new GrayPlan(List.of(10, 50, 100), new Gate.Auto(0.05, Duration.ofSeconds(30)));
        BizNo bizNo = fixture().anAcceptedTask(aGrayTask(20, 1, plan)).bizNo();
        assertThat(queue().claim(NODE, 100, LONG_LEASE, Set.of())).hasSize(2);
        var details = control().details(bizNo).orElseThrow();
        assertThat(details.schedule().gray()).contains(plan);
        assertThat(details.waves())
                .containsExactly(
                        new WaveState(1, true, new Progress(2, 0, 0, 0, 0, 2)),
                        new WaveState(2, false, new Progress(8, 0, 0, 0, 0, 8)),
                        new WaveState(3, false, new Progress(10, 0, 0, 0, 0, 10)));
    }

    @Test
    void cancelledGrayTaskEndsWithItsShutWaves() {
        var plan = new GrayPlan(List.of(10, 100), new Gate.Manual());
        BizNo bizNo = fixture().anAcceptedTask(aGrayTask(10, 1, plan)).bizNo();
        done(bizNo, TaskCommand.CANCEL);
        assertThat(watch().cancelSome(100)).isEqualTo(10);
        assertThat(tasks().endFinished())
                .singleElement()
                .extracting(MassTask::status)
                .isEqualTo(TaskStatus.CANCELLED);
    }

    private MassTask done(BizNo bizNo, TaskCommand command) {
        var steered = control().command(bizNo, command).orElseThrow();
        assertThat(steered).isInstanceOf(Steered.Done.class);
        assertThat(steered.task()).isEqualTo(find(bizNo));
        return steered.task();
    }

    private MassTask find(BizNo bizNo) {
        return tasks().find(bizNo).orElseThrow();
    }

    private List<String> lines(BizNo bizNo) {
        return log().read(find(bizNo).id(), PageRequest.first(100)).items().stream()
                .map(line -> line.message())
                .toList();
    }
}
