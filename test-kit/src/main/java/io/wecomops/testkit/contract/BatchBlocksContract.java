package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aGrayTask;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchBlocks;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GateMove;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.OldTasks;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.WaveState;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link BatchBlocks} must do. Each test begins without any task. */
@Timeout(120)
public abstract class BatchBlocksContract {
    private static final BatchResult SENT = new BatchResult.Sent("m", List.of());

    /** Of three batches, summed up as soon as all have ended. */
    protected abstract BatchBlocks blocks();

    /** Of the same tasks, as are the others. */
    protected abstract MassTasks tasks();

    protected abstract BatchQueue queue();

    protected abstract TaskControl control();

    protected abstract GrayWatch watch();

    protected abstract OldTasks old();

    /** How many blocks are stored. */
    protected abstract long stored();

    private MassTask accepted(int batches) {
        return new MassTasksFixture(tasks(), queue()).anAcceptedTask(aTextTaskFor(batches, 1));
    }

    private List<ClaimedBatch> started(int most) {
        List<ClaimedBatch> claimed = queue().claim(NODE, most, LONG_LEASE, Set.of());
        claimed.forEach(batch -> assertThat(queue().startSending(batch)).isTrue());
        return claimed;
    }

    private void send(int most) {
        started(most).forEach(batch -> assertThat(queue().record(batch, SENT)).isTrue());
    }

    private int cutAll() {
        int all = 0;
        for (int cut = blocks().cut(); cut > 0; cut = blocks().cut()) {
            all += cut;
        }
        return all;
    }

    private Progress progress(BizNo bizNo) {
        Progress told = control().details(bizNo).orElseThrow().task().progress();
        assertThat(tasks().find(bizNo).orElseThrow().progress()).isEqualTo(told);
        assertThat(tasks().list(PageRequest.first(10)).items())
                .filteredOn(task -> task.bizNo().equals(bizNo))
                .extracting(MassTask::progress)
                .containsExactly(told);
        return told;
    }

    @Test
    void withoutTasksThereIsNothingToDo() {
        assertThat(blocks().cut()).isZero();
        assertThat(blocks().sumUp()).isZero();
    }

    @Test
    void onlyWholeBlocksAreCutAndEachOnce() {
        accepted(2);
        assertThat(cutAll()).as("a small task has none").isZero();
        accepted(11);
        assertThat(cutAll()).isEqualTo(3);
        assertThat(cutAll()).isZero();
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void aBlockIsSummedUpOnceAllOfItHasEnded() {
        accepted(7);
        cutAll();
        assertThat(blocks().sumUp()).as("nothing is sent").isZero();
        send(5);
        assertThat(blocks().sumUp()).isEqualTo(1);
        send(2);
        assertThat(blocks().sumUp()).isEqualTo(1);
        assertThat(blocks().sumUp()).as("each once").isZero();
    }

    @Test
    void sumsAreTheSameWhateverIsCutAndSummedUp() {
        for (long seed = 1; seed <= 5; seed++) {
            sumsAreTheSame(new Random(seed));
        }
    }

    /** One person a batch, and figures of our own. */
    private void sumsAreTheSame(Random random) {
        BizNo bizNo = accepted(20).bizNo();
        int[] ended = new int[3];
        while (ended[0] + ended[1] + ended[2] < 20) {
            switch (random.nextInt(4)) {
                case 0 -> blocks().cut();
                case 1 -> blocks().sumUp();
                default -> started(1 + random.nextInt(4)).forEach(batch -> end(batch, random.nextInt(5), ended));
            }
            int left = 20 - ended[0] - ended[1] - ended[2];
            assertThat(progress(bizNo)).isEqualTo(new Progress(20, ended[0], ended[1], ended[2], 0, left));
        }
        cutAll();
        blocks().sumUp();
        assertThat(tasks().endFinished()).extracting(MassTask::bizNo).containsExactly(bizNo);
        control().resolveUnknown(bizNo, Resolution.SENT);
        var resolved = new Progress(20, ended[0] + ended[2], ended[1], 0, 0, 0);
        assertThat(progress(bizNo)).isEqualTo(resolved);
        blocks().sumUp();
        assertThat(progress(bizNo)).isEqualTo(resolved);
    }

    private void end(ClaimedBatch batch, int how, int[] ended) {
        BatchResult result = switch (how) {
            case 0 -> new BatchResult.Failed(Reason.wecom(40058));
            case 1 -> new BatchResult.Unknown(Reason.ANSWER_LOST);
            case 2 -> new BatchResult.GivenBack();
            default -> SENT;
        };
        assertThat(queue().record(batch, result)).isTrue();
        if (how != 2) {
            ended[how == 0 ? 1 : how == 1 ? 2 : 0]++;
        }
    }

    @Test
    void wavesAreToldApart() {
        var plan = new GrayPlan(List.of(10, 50, 100), new Gate.Manual());
        BizNo bizNo = new MassTasksFixture(tasks(), queue())
                .anAcceptedTask(aGrayTask(40, 1, plan))
                .bizNo();
        List<WaveState> before = control().details(bizNo).orElseThrow().waves();
        cutAll();
        assertThat(control().details(bizNo).orElseThrow().waves()).isEqualTo(before);
        send(40);
        blocks().sumUp();
        List<WaveState> after = control().details(bizNo).orElseThrow().waves();
        assertThat(after).extracting(wave -> wave.progress().total()).isEqualTo(List.of(4L, 16L, 20L));
        assertThat(after).extracting(wave -> wave.progress().sent()).isEqualTo(List.of(4L, 0L, 0L));
        assertThat(watch().move(watch().watched().getFirst(), new GateMove.Wait("figures")))
                .isTrue();
        assertThat(control().command(bizNo, TaskCommand.PROMOTE)).containsInstanceOf(Steered.Done.class);
        send(40);
        blocks().sumUp();
        assertThat(control().details(bizNo).orElseThrow().waves())
                .extracting(wave -> wave.progress().left())
                .isEqualTo(List.of(0L, 0L, 20L));
    }

    @Test
    void atEveryReadAllAreCountedWhileNodesSendAndSumUp() {
        BizNo bizNo = accepted(240).bizNo();
        var sent = new AtomicInteger();
        List<Long> total = AtOnce.call(6, caller -> {
            long last = 0;
            while (sent.get() < 240 && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(100_000); // H2 waits for nothing, and the others need the processor too
                switch (caller) {
                    case 0, 1 -> sent.addAndGet(sendSome());
                    case 2, 3 -> {
                        blocks().cut();
                        blocks().sumUp();
                    }
                    default -> {
                        Progress now =
                                control().details(bizNo).orElseThrow().task().progress();
                        assertThat(now.total()).isEqualTo(240);
                        assertThat(now.sent()).isBetween(last, 240L);
                        last = now.sent();
                    }
                }
            }
            return last;
        });
        assertThat(total).hasSize(6);
        assertThat(progress(bizNo)).isEqualTo(new Progress(240, 240, 0, 0, 0, 0));
    }

    private int sendSome() {
        List<ClaimedBatch> some = new ArrayList<>(started(5));
        some.forEach(batch -> assertThat(queue().record(batch, SENT)).isTrue());
        return some.size();
    }

    @Test
    void whatIsCancelledIsCountedSo() {
        BizNo bizNo = accepted(9).bizNo();
        send(4);
        cutAll();
        control().command(bizNo, TaskCommand.CANCEL);
        watch().cancelSome(100);
        assertThat(blocks().sumUp()).isEqualTo(3);
        assertThat(progress(bizNo)).isEqualTo(new Progress(9, 4, 0, 0, 5, 0));
    }

    @Test
    void anArchivedTaskKeepsItsSumsAndLosesItsBlocks() {
        BizNo bizNo = accepted(7).bizNo();
        cutAll();
        send(7);
        assertThat(tasks().endFinished()).hasSize(1);
        assertThat(old().archive(Duration.ZERO, 10)).isEqualTo(1);
        assertThat(blocks().sumUp()).as("of what is being deleted").isZero();
        while (old().purge(4) > 0) {
            assertThat(progress(bizNo)).isEqualTo(new Progress(7, 7, 0, 0, 0, 0));
        }
        assertThat(stored()).isZero();
    }
}
