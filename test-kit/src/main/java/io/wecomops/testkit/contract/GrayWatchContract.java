package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aGrayTask;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GateMove;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.masstask.WatchedTask;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link GrayWatch} must do. Each test begins without any task. */
@Timeout(120)
public abstract class GrayWatchContract {
    private static final GrayPlan MANUAL = new GrayPlan(List.of(10, 50, 100), new Gate.Manual());
    private static final GrayPlan AUTO = new GrayPlan(List.of(50, 100), new Gate.Auto(0.05, Duration.ofMillis(0)));

    protected abstract GrayWatch watch();

    /** Of the same tasks. */
    protected abstract TaskControl control();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    private MassTasksFixture fixture() {
        return new MassTasksFixture(tasks(), queue());
    }

    @Test
    void taskInOneWaveIsNotWatched() {
        fixture().anAcceptedTask(aTextTaskFor(5));
        assertThat(watch().watched()).isEmpty();
    }

    @Test
    void grayTaskIsWatchedWithTheFiguresOfItsOpenWave() {
        accepted(MANUAL);
        sendAll();
        WatchedTask seen = only();
        assertThat(seen.wave().number()).isEqualTo(1);
        assertThat(seen.wave().progress()).isEqualTo(new Progress(2, 2, 0, 0, 0, 0));
        assertThat(seen.atGate()).isEmpty();
        assertThat(seen.gate()).isEqualTo(MANUAL.gate());
    }

    @Test
    void taskAtAGateWaitsUntilItIsPromoted() {
        BizNo bizNo = accepted(MANUAL);
        sendAll();
        moveOnce(new GateMove.Wait("figures"));
        assertThat(status(bizNo)).isEqualTo(TaskStatus.WAITING_AT_GATE);
        assertThat(only().atGate()).isPresent();
        assertThat(queue().claim(NODE, 100, LONG_LEASE, Set.of())).isEmpty();
        assertThat(tasks().endFinished()).isEmpty();
        promote(bizNo);
        assertThat(sendAll()).isEqualTo(8);
        moveOnce(new GateMove.Wait("figures"));
        promote(bizNo);
        assertThat(sendAll()).isEqualTo(10);
        assertThat(watch().watched()).isEmpty();
        assertThat(tasks().endFinished())
                .singleElement()
                .extracting(MassTask::status)
                .isEqualTo(TaskStatus.DONE);
    }

    @Test
    void gateThatOpensLetsTheNextWaveOut() {
        BizNo bizNo = accepted(AUTO);
        sendAll();
        moveOnce(new GateMove.Wait("figures"));
        moveOnce(new GateMove.Open());
        assertThat(status(bizNo)).isEqualTo(TaskStatus.RUNNING);
        assertThat(sendAll()).isEqualTo(10);
    }

    @Test
    void aLargeWaveIsLetOutInStepsAndItsGateStaysShutMeanwhile() {
        var plan = new GrayPlan(List.of(1, 80, 100), new Gate.Manual());
        BizNo bizNo = fixture().anAcceptedTask(aGrayTask(2_000, 1, plan)).bizNo();
        assertThat(sendAll()).isEqualTo(20);
        assertThat(watch().openSome(100)).as("its gate is shut").isZero();
        moveOnce(new GateMove.Wait("figures"));
        promote(bizNo);
        assertThat(queue().claim(NODE, 2_000, LONG_LEASE, Set.of()))
                .as("what is let out at once")
                .hasSize(1_000);
        assertThat(only().wave().progress().left()).isEqualTo(1_580);
        assertThat(watch().openSome(500)).isEqualTo(500);
        assertThat(watch().openSome(500)).isEqualTo(80);
        assertThat(watch().openSome(500)).as("the last wave's gate is shut").isZero();
        assertThat(queue().claim(NODE, 2_000, LONG_LEASE, Set.of())).hasSize(580);
    }

    @Test
    void ofManyNodesThatMoveAGateOneDoes() {
        accepted(AUTO);
        sendAll();
        WatchedTask running = only();
        assertThat(AtOnce.call(8, _ -> watch().move(running, new GateMove.Wait("figures"))))
                .containsOnlyOnce(true);
        WatchedTask waiting = only();
        assertThat(AtOnce.call(8, _ -> watch().move(waiting, new GateMove.Open())))
                .containsOnlyOnce(true);
        assertThat(queue().claim(NODE, 100, LONG_LEASE, Set.of())).hasSize(10);
    }

    @Test
    void stoppedGateStaysShutUntilAPersonLetsTheWaveGoOn() {
        BizNo bizNo = accepted(AUTO);
        var claimed = queue().claim(NODE, 4, LONG_LEASE, Set.of());
        claimed.forEach(batch -> assertThat(queue().record(batch, new BatchResult.Failed(Reason.INVALID_USER)))
                .isTrue());
        moveOnce(new GateMove.Stop("four failed"));
        assertThat(status(bizNo)).isEqualTo(TaskStatus.WAITING_AT_GATE);
        assertThat(control().details(bizNo).orElseThrow().gateStopped()).contains("four failed");
        assertThat(queue().claim(NODE, 100, LONG_LEASE, Set.of())).isEmpty();
        WatchedTask stopped = only();
        assertThat(stopped.stopped()).isTrue();
        assertThat(watch().move(stopped, new GateMove.Open())).isFalse();
        assertThat(watch().move(stopped, new GateMove.Stop("again"))).isFalse();
        promote(bizNo);
        assertThat(control().details(bizNo).orElseThrow().gateStopped()).isEmpty();
        assertThat(only().overruled()).isTrue();
        assertThat(sendAll()).as("the rest of the first wave").isEqualTo(6);
    }

    @Test
    void pausedGrayTaskComesBackToItsGate() {
        BizNo bizNo = accepted(MANUAL);
        sendAll();
        moveOnce(new GateMove.Wait("figures"));
        assertThat(control().command(bizNo, TaskCommand.PAUSE).orElseThrow()).isInstanceOf(Steered.Done.class);
        assertThat(watch().watched()).isEmpty();
        assertThat(control().command(bizNo, TaskCommand.RESUME).orElseThrow()).isInstanceOf(Steered.Done.class);
        moveOnce(new GateMove.Wait("figures"));
        assertThat(status(bizNo)).isEqualTo(TaskStatus.WAITING_AT_GATE);
    }

    @Test
    void moveOfATaskThatHasGoneOnChangesNothing() {
        BizNo bizNo = accepted(MANUAL);
        sendAll();
        WatchedTask before = only();
        moveOnce(new GateMove.Wait("figures"));
        promote(bizNo);
        assertThat(watch().move(before, new GateMove.Wait("late"))).isFalse();
        assertThat(status(bizNo)).isEqualTo(TaskStatus.RUNNING);
    }

    private BizNo accepted(GrayPlan plan) {
        return fixture().anAcceptedTask(aGrayTask(20, 1, plan)).bizNo();
    }

    /** Sends what may go out; says how many batches that were. */
    private int sendAll() {
        var claimed = queue().claim(NODE, 100, LONG_LEASE, Set.of());
        claimed.forEach(fixture()::isSent);
        return claimed.size();
    }

    private void promote(BizNo bizNo) {
        assertThat(control().command(bizNo, TaskCommand.PROMOTE).orElseThrow()).isInstanceOf(Steered.Done.class);
    }

    private void moveOnce(GateMove move) {
        assertThat(watch().move(only(), move)).isTrue();
    }

    private WatchedTask only() {
        var watched = watch().watched();
        assertThat(watched).hasSize(1);
        return watched.getFirst();
    }

    private TaskStatus status(BizNo bizNo) {
        return tasks().find(bizNo).orElseThrow().status();
    }
}
