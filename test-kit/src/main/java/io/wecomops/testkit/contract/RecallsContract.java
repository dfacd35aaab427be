package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.TRACE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aNumber;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.recall.ClaimedRecall;
import io.wecomops.domain.recall.Recall;
import io.wecomops.domain.recall.RecallMark;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.recall.RecallRequest;
import io.wecomops.domain.recall.RecallResult;
import io.wecomops.domain.recall.RecallState;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Recalls} must do. Each test begins without any task. */
@Timeout(120)
public abstract class RecallsContract {
    protected abstract Recalls recalls();

    /** Of the same tasks. */
    protected abstract RecallQueue recalling();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    /** Of the same tasks. */
    protected abstract TaskControl control();

    private MassTasksFixture fixture() {
        return new MassTasksFixture(tasks(), queue());
    }

    private MassTask aSentTask(int batches) {
        return fixture()
                .anEndedTask(
                        aTextTaskFor(batches, 1), batch -> new BatchResult.Sent("msg-" + batch.number(), List.of()));
    }

    @Test
    void nobodyRecallsATaskThatIsNotThere() {
        assertThat(recalls().ask(aNumber(), TRACE)).isEmpty();
    }

    @Test
    void aTaskThatNobodyRecalledHasNoRecall() {
        MassTask task = aSentTask(1);

        assertThat(recalls().find(task.id())).isEmpty();
        assertThat(recalls().marks(task.bizNo(), Set.of(1))).isEmpty();
    }

    @Test
    void ofManyWhoAskAtOnceOneBeginsIt() {
        MassTask task = aSentTask(2);

        var answers = AtOnce.call(8, _ -> recalls().ask(task.bizNo(), TRACE).orElseThrow());

        assertThat(answers.stream().filter(RecallRequest.Begun.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().filter(RecallRequest.Already.class::isInstance))
                .hasSize(7);
        assertThat(recalls().find(task.id()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("askedAt")
                .isEqualTo(new Recall(task.createdAt(), Optional.empty(), 2, 0, 0, 0, 2));
    }

    @Test
    void whereNothingWasSentThereIsNothingToRecall() {
        MassTask task = fixture().anEndedTask(aTextTaskFor(2), _ -> new BatchResult.Failed(Reason.wecom(81013)));

        assertThat(recalls().ask(task.bizNo(), TRACE)).contains(new RecallRequest.NothingSent(task));
        assertThat(recalls().find(task.id())).isEmpty();
    }

    @Test
    void whatIsStillOnItsWayMayBeRecalledLater() {
        var task = aTextTaskFor(1);
        var batch = fixture().allClaimedOf(task).getFirst();
        assertThat(queue().startSending(batch)).isTrue();
        control().command(task.submission().bizNo(), TaskCommand.CANCEL);

        assertThat(recalls().ask(task.submission().bizNo(), TRACE)).get().isInstanceOf(RecallRequest.Begun.class);
    }

    @Test
    void eachBatchTellsWhatBecameOfIt() {
        MassTask task = aSentTask(4);
        recalls().ask(task.bizNo(), TRACE);
        for (ClaimedRecall claimed : recalling().claim(NODE, 3, LONG_LEASE, Set.of())) {
            RecallResult result =
                    claimed.batch() == 1 ? new RecallResult.Done() : new RecallResult.Failed(Reason.wecom(40058));
            assertThat(recalling().record(claimed, result)).isTrue();
        }

        var failed = new RecallMark(RecallState.FAILED, Optional.of(Reason.wecom(40058)));
        assertThat(recalls().marks(task.bizNo(), Set.of(1, 2, 4, 99)))
                .contains(Map.of(
                        1,
                        new RecallMark(RecallState.RECALLED, Optional.empty()),
                        2,
                        failed,
                        4,
                        new RecallMark(RecallState.LEFT, Optional.empty())));
        assertThat(recalls().find(task.id()).orElseThrow())
                .extracting(Recall::batches, Recall::recalled, Recall::failed, Recall::left)
                .containsExactly(4L, 1L, 2L, 1L);
    }
}
