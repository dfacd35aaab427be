package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.TRACE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.recall.ClaimedRecall;
import io.wecomops.domain.recall.EndedRecall;
import io.wecomops.domain.recall.Recall;
import io.wecomops.domain.recall.RecallMark;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.recall.RecallResult;
import io.wecomops.domain.recall.RecallState;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link RecallQueue} must do. Each test begins without any task. */
@Timeout(120)
public abstract class RecallQueueContract {
    private static final NodeId OTHER = new NodeId("node-2@test");
    private static final RecallResult DONE = new RecallResult.Done();

    protected abstract RecallQueue recalling();

    /** Of the same tasks. */
    protected abstract Recalls recalls();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    /** Of the same tasks. */
    protected abstract TaskControl control();

    /** Of the same tasks. */
    protected abstract GrayWatch watch();

    /** Of the same tasks. */
    protected abstract TaskLog log();

    /** Makes all that the task has sent older. */
    protected abstract void age(TaskId task, Duration by);

    private MassTasksFixture fixture() {
        return new MassTasksFixture(tasks(), queue());
    }

    /** Ended, with one person a batch. */
    private MassTask aRecalledTask(int batches) {
        MassTask task = aSentTask(batches);
        assertThat(recalls().ask(task.bizNo(), TRACE)).isPresent();
        return task;
    }

    private MassTask aSentTask(int batches) {
        return fixture()
                .anEndedTask(
                        aTextTaskFor(batches, 1), batch -> new BatchResult.Sent("msg-" + batch.number(), List.of()));
    }

    private List<ClaimedRecall> claim(int most) {
        return recalling().claim(NODE, most, LONG_LEASE, Set.of());
    }

    private Recall recall(MassTask task) {
        return recalls().find(task.id()).orElseThrow();
    }

    private RecallMark mark(MassTask task, int batch) {
        var marks = recalls().marks(task.bizNo(), Set.of(batch)).orElseThrow();
        return Objects.requireNonNull(marks.get(batch), "that batch has no mark");
    }

    @Test
    void nothingIsClaimedThatNobodyRecalls() {
        aSentTask(3);

        assertThat(claim(10)).isEmpty();
        assertThat(recalling().endFinished()).isEmpty();
    }

    @Test
    void everythingSentIsClaimedOnceByManyNodesAtOnce() {
        MassTask task = aRecalledTask(40);

        var claims = AtOnce.call(8, _ -> claim(8));

        var all = claims.stream().flatMap(List::stream).toList();
        assertThat(all).extracting(ClaimedRecall::batch).doesNotHaveDuplicates();
        var rest = claim(40);
        assertThat(all.size() + rest.size()).isEqualTo(40);
        assertThat(all).allSatisfy(claimed -> {
            assertThat(claimed.task()).isEqualTo(task.id());
            assertThat(claimed.bizNo()).isEqualTo(task.bizNo());
            assertThat(claimed.agentId()).isEqualTo(task.agentId());
            assertThat(claimed.messageId()).isEqualTo("msg-" + claimed.batch());
            assertThat(claimed.failedAttempts()).isZero();
        });
    }

    @Test
    void onlyWhatWasSentIsRecalled() {
        MassTask task = fixture().anEndedTask(aTextTaskFor(3, 1), batch -> switch (batch.number()) {
            case 1 -> new BatchResult.Sent("msg", List.of());
            case 2 -> new BatchResult.Failed(Reason.wecom(81013));
            default -> new BatchResult.Unknown(Reason.ANSWER_LOST);
        });
        recalls().ask(task.bizNo(), TRACE);

        assertThat(claim(10)).extracting(ClaimedRecall::batch).containsExactly(1);
    }

    @Test
    void nothingIsClaimedOfAnAppThatIsLeftOut() {
        MassTask task = aRecalledTask(1);

        assertThat(recalling().claim(NODE, 10, LONG_LEASE, Set.of(task.agentId())))
                .isEmpty();
    }

    @Test
    void ofTwoRecallsEachGetsItsShare() {
        MassTask large = aRecalledTask(30);
        MassTask small = aRecalledTask(2);

        assertThat(claim(8)).extracting(ClaimedRecall::task).contains(large.id(), small.id());
    }

    @Test
    void aDeadNodesClaimIsTakenOverAndItsLateRecordRefused() {
        aRecalledTask(1);
        var first = recalling().claim(NODE, 1, Duration.ofMillis(200), Set.of()).getFirst();

        var second = await().atMost(Duration.ofSeconds(10))
                .until(() -> recalling().claim(OTHER, 1, LONG_LEASE, Set.of()), claims -> !claims.isEmpty())
                .getFirst();

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(recalling().record(first, new RecallResult.Failed(Reason.wecom(40058))))
                .isFalse();
        assertThat(recalling().record(second, DONE)).isTrue();
        assertThat(recalling().record(second, DONE)).as("once").isFalse();
    }

    @Test
    void whatIsToBeTriedAgainComesBackInItsTime() {
        MassTask task = aRecalledTask(2);
        var claims = claim(2);
        recalling().record(claims.get(0), new RecallResult.Again(Duration.ZERO, 1, Reason.wecom(-1)));
        recalling().record(claims.get(1), new RecallResult.GivenBack(Duration.ofHours(1)));

        assertThat(claim(10)).singleElement().satisfies(again -> {
            assertThat(again.batch()).isEqualTo(claims.get(0).batch());
            assertThat(again.failedAttempts()).isEqualTo(1);
        });
        assertThat(mark(task, claims.get(0).batch()))
                .isEqualTo(new RecallMark(RecallState.LEFT, Optional.of(Reason.wecom(-1))));
    }

    @Test
    void whatIsOlderThanADayIsToldAsTooLateAndNotClaimed() {
        MassTask task = aSentTask(3);
        age(task.id(), Duration.ofHours(24));
        recalls().ask(task.bizNo(), TRACE);

        assertThat(claim(10)).isEmpty();
        assertThat(recall(task))
                .extracting(Recall::batches, Recall::tooLate, Recall::left)
                .containsExactly(3L, 3L, 0L);
        assertThat(mark(task, 1)).isEqualTo(new RecallMark(RecallState.TOO_LATE, Optional.of(Reason.RECALL_TOO_LATE)));
    }

    @Test
    void whatBecomesADayOldMeanwhileIsTooLateToo() {
        MassTask task = aRecalledTask(2);
        recalling().record(claim(1).getFirst(), new RecallResult.GivenBack(Duration.ZERO));
        age(task.id(), Duration.ofHours(24));

        assertThat(claim(10)).isEmpty();
        assertThat(recall(task).tooLate()).isEqualTo(2);
    }

    @Test
    void aMessageWithoutAnIdCannotBeRecalled() {
        MassTask task = fixture().anEndedTask(aTextTaskFor(1), _ -> new BatchResult.Sent("", List.of()));
        recalls().ask(task.bizNo(), TRACE);

        assertThat(claim(10)).isEmpty();
        assertThat(mark(task, 1)).isEqualTo(new RecallMark(RecallState.FAILED, Optional.of(Reason.NO_MESSAGE_ID)));
    }

    @Test
    void whatWasOnItsWayWhenTheRecallWasAskedForIsRecalledOnceItIsSent() {
        var task = aTextTaskFor(2, 1);
        BizNo bizNo = task.submission().bizNo();
        var batches = fixture().allClaimedOf(task);
        fixture().isSent(batches.get(1));
        assertThat(queue().startSending(batches.get(0))).isTrue();
        control().command(bizNo, TaskCommand.CANCEL);
        MassTask cancelled = recalls()
                .ask(bizNo, TRACE)
                .map(_ -> tasks().find(bizNo).orElseThrow())
                .orElseThrow();

        assertThat(claim(10)).extracting(ClaimedRecall::batch).containsExactly(2);
        assertThat(recalling().endFinished()).as("it may still send").isEmpty();
        assertThat(queue().record(batches.get(0), new BatchResult.Sent("late", List.of())))
                .isTrue();
        watch().cancelSome(10);
        assertThat(tasks().endFinished()).hasSize(1);

        assertThat(claim(10)).extracting(ClaimedRecall::messageId).containsExactly("late");
        assertThat(recall(cancelled)).extracting(Recall::batches, Recall::left).containsExactly(2L, 2L);
    }

    @Test
    void aRecallEndsOnceWithItsSumsInTheLog() {
        MassTask task = aRecalledTask(3);
        var claims = claim(10);
        recalling().record(claims.get(0), DONE);
        recalling().record(claims.get(1), DONE);
        assertThat(recalling().endFinished()).isEmpty();
        recalling().record(claims.get(2), new RecallResult.Failed(Reason.wecom(40058)));

        var ended = AtOnce.call(4, _ -> recalling().endFinished()).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(ended).singleElement().extracting(EndedRecall::recall).isEqualTo(recall(task));
        assertThat(recall(task).endedAt()).isPresent();
        assertThat(recall(task))
                .extracting(Recall::recalled, Recall::failed, Recall::left)
                .containsExactly(2L, 1L, 0L);
        assertThat(log().read(task.id(), PageRequest.first(100)).items())
                .last()
                .satisfies(line -> assertThat(line.message())
                        .isEqualTo("recall ended: 2 of 3 batches recalled, 1 failed, 0 too late"));
        assertThat(tasks().find(task.bizNo())).contains(task);
    }
}
