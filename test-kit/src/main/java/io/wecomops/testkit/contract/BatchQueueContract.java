package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aMessageFor;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.masstask.TaskSize;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link BatchQueue} must do. Each test begins without any task. */
@Timeout(120)
public abstract class BatchQueueContract {
    private static final NodeId OTHER = new NodeId("node-2@test");
    private static final Duration SHORT_LEASE = Duration.ofMillis(150);
    private static final Reason BUSY = Reason.wecom(-1);

    protected abstract BatchQueue queue();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Makes a task stand somewhere, as a person at the database would. */
    protected abstract void setStatus(TaskId task, TaskStatus status);

    private MassTasksFixture fixture() {
        return new MassTasksFixture(tasks(), queue());
    }

    private ClaimedBatch claimed(int people) {
        return fixture().allClaimedOf(aTextTaskFor(people)).getFirst();
    }

    private MassTask taskOf(ClaimedBatch batch) {
        return tasks().find(batch.bizNo()).orElseThrow();
    }

    private ClaimedBatch claimedAgain() {
        return await().pollInterval(Duration.ofMillis(10))
                .until(() -> queue().claim(OTHER, 1, LONG_LEASE, Set.of()), found -> !found.isEmpty())
                .getFirst();
    }

    @Test
    void claimHandsOutWhatWasSealed() {
        var task = aTextTaskFor(25, 10);
        var accepted = fixture().anAcceptedTask(task);
        var claimed = queue().claim(NODE, 10, LONG_LEASE, Set.of());
        assertThat(claimed).hasSize(3);
        for (var batch : claimed) {
            var sealed = task.batches().get(batch.number() - 1);
            assertThat(batch.taskId()).isEqualTo(accepted.id());
            assertThat(batch.bizNo()).isEqualTo(accepted.bizNo());
            assertThat(batch.agentId()).isEqualTo(accepted.agentId());
            assertThat(batch.delivery()).isEqualTo(accepted.delivery());
            assertThat(batch.traceId()).isEqualTo(accepted.traceId());
            assertThat(batch.request()).isEqualTo(sealed.request());
            assertThat(batch.people()).isEqualTo(sealed.users().size());
            assertThat(batch.repeatWindow()).isEqualTo(sealed.repeatWindow());
            assertThat(batch.failedAttempts()).isZero();
            assertThat(batch.sentBefore()).isEmpty();
        }
        assertThat(claimed).extracting(ClaimedBatch::number).containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void nothingIsClaimedWhereNothingIsThere() {
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).isEmpty();
    }

    @Test
    void firstClaimSetsATaskRunning() {
        fixture().anAcceptedTask(aTextTaskFor(4, 2));
        var batch = queue().claim(NODE, 1, LONG_LEASE, Set.of()).getFirst();
        assertThat(taskOf(batch).status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(taskOf(batch).progress()).isEqualTo(new Progress(4, 0, 0, 0, 0, 4));
    }

    @Test
    void noMoreIsClaimedThanAskedFor() {
        fixture().anAcceptedTask(aTextTaskFor(5, 1));
        assertThat(queue().claim(NODE, 3, LONG_LEASE, Set.of())).hasSize(3);
        assertThat(queue().claim(OTHER, 3, LONG_LEASE, Set.of())).hasSize(2);
        assertThat(queue().claim(NODE, 3, LONG_LEASE, Set.of())).isEmpty();
    }

    /** Else a dead node's batches would wait for the end of a task of hours, and WeCom's duplicate check ends before. */
    @Test
    void whatComesBackGoesBeforeWhatNobodyHasHad() {
        fixture().anAcceptedTask(aTextTaskFor(6, 1));
        var lost = queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst();
        var busy = queue().claim(OTHER, 1, LONG_LEASE, Set.of()).getFirst();
        queue().record(busy, new BatchResult.Again(Duration.ofMillis(100), 1, false, BUSY));
        var numbers = new ArrayList<Integer>();
        await().pollInterval(Duration.ofMillis(50)).until(() -> {
            var next = queue().claim(OTHER, 1, LONG_LEASE, Set.of()).getFirst();
            if (next.number() > 2) {
                queue().record(next, new BatchResult.GivenBack());
                return false;
            }
            numbers.add(next.number());
            return numbers.size() == 2;
        });
        assertThat(numbers).containsExactlyInAnyOrder(lost.number(), busy.number());
    }

    @Test
    void claimIsForSomethingAndSomeTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> queue().claim(NODE, 0, LONG_LEASE, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> queue().claim(NODE, 1, Duration.ZERO, Set.of()));
    }

    @Test
    void messagesAreClaimedBeforeAllElse() {
        var older = fixture().anAcceptedTask(aTextTaskFor(30, 1)).id();
        var messages = List.of(
                fixture().anAcceptedTask(aMessageFor(1)).id(),
                fixture().anAcceptedTask(aMessageFor(1000)).id());
        assertThat(queue().claim(NODE, 1, LONG_LEASE, Set.of()))
                .singleElement()
                .returns(messages.getFirst(), ClaimedBatch::taskId)
                .returns(TaskKind.MESSAGE, ClaimedBatch::kind);
        assertThat(queue().claim(NODE, 3, LONG_LEASE, Set.of()))
                .extracting(ClaimedBatch::taskId)
                .containsExactly(messages.getLast(), older, older);
        assertThat(queue().claim(NODE, 1, LONG_LEASE, Set.of()))
                .singleElement()
                .returns(TaskKind.MASS, ClaimedBatch::kind);
    }

    @Test
    void taskOfMoreThanAThousandPeopleIsLarge() {
        fixture().anAcceptedTask(aTextTaskFor(1000));
        assertThat(queue().claim(NODE, 1, LONG_LEASE, Set.of()))
                .singleElement()
                .returns(TaskSize.SMALL, ClaimedBatch::size);
        fixture().anAcceptedTask(aTextTaskFor(1001));
        assertThat(queue().claim(NODE, 9, LONG_LEASE, Set.of()))
                .hasSize(2)
                .allMatch(batch -> batch.size() == TaskSize.LARGE);
    }

    @Test
    void tasksTakeTurns() {
        List<TaskId> tasks = IntStream.range(0, 40)
                .mapToObj(_ -> fixture().anAcceptedTask(aTextTaskFor(2, 1)).id())
                .toList();
        for (int round = 0; round < 2; round++) {
            List<TaskId> served = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                queue().claim(NODE, 5, LONG_LEASE, Set.of()).forEach(batch -> served.add(batch.taskId()));
            }
            assertThat(served).as("round %d", round).containsExactlyInAnyOrderElementsOf(tasks);
        }
    }

    @Test
    void largeTaskKeepsNoSmallOneWaiting() {
        var large = fixture().anAcceptedTask(aTextTaskFor(200, 1));
        queue().claim(NODE, 10, LONG_LEASE, Set.of());
        var small = fixture().anAcceptedTask(aTextTaskFor(2, 1));
        List<TaskId> served = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            queue().claim(NODE, 1, LONG_LEASE, Set.of()).forEach(batch -> served.add(batch.taskId()));
        }
        assertThat(served).containsExactlyInAnyOrder(large.id(), large.id(), small.id(), small.id());
    }

    @Test
    void whatItsShareLeavesOverIsNotLeftLying() {
        fixture().anAcceptedTask(aTextTaskFor(30, 1));
        fixture().anAcceptedTask(aTextTaskFor(1));
        assertThat(queue().claim(NODE, 20, LONG_LEASE, Set.of())).hasSize(20);
    }

    @Test
    void nothingIsClaimedOfAnAppThatIsLeftOut() {
        var task = aTextTaskFor(3, 1);
        fixture().anAcceptedTask(task);
        assertThat(queue().claim(NODE, 3, LONG_LEASE, Set.of(task.submission().agentId())))
                .isEmpty();
        assertThat(queue().claim(NODE, 3, LONG_LEASE, Set.of(new AgentId(77)))).hasSize(3);
    }

    @Test
    void oneClaimReachesAcrossManyTasks() {
        for (int i = 0; i < 70; i++) {
            fixture().anAcceptedTask(aTextTaskFor(1));
        }
        assertThat(queue().claim(NODE, 100, LONG_LEASE, Set.of())).hasSize(70);
    }

    @Test
    void taskThatDoesNotRunIsNeitherClaimedNorSent() {
        var first = fixture().allClaimedOf(aTextTaskFor(1)).getFirst();
        var second = fixture().anAcceptedTask(aTextTaskFor(1));
        setStatus(first.taskId(), TaskStatus.PAUSED);
        setStatus(second.id(), TaskStatus.PAUSED);
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).isEmpty();
        assertThat(queue().startSending(first)).isFalse();
        setStatus(first.taskId(), TaskStatus.RUNNING);
        assertThat(queue().startSending(first)).isTrue();
        setStatus(second.id(), TaskStatus.PENDING);
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).hasSize(1);
    }

    @Test
    void batchMayBeClaimedAgainOnceItsLeaseHasEnded() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        var lost = queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst();
        assertThat(queue().claim(OTHER, 1, LONG_LEASE, Set.of())).isEmpty();
        var again = claimedAgain();
        assertThat(again.fence()).isGreaterThan(lost.fence());
        assertThat(again.request()).isEqualTo(lost.request());
        assertThat(again.sentBefore()).isEmpty();
    }

    @Test
    void whoLostAClaimMayNeitherSendNorRecord() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        var lost = queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst();
        var again = claimedAgain();
        assertThat(queue().startSending(lost)).isFalse();
        assertThat(queue().record(lost, new BatchResult.Sent("id", List.of()))).isFalse();
        assertThat(queue().record(lost, new BatchResult.Failed(BUSY))).isFalse();
        assertThat(queue().record(lost, new BatchResult.Unknown(BUSY))).isFalse();
        assertThat(queue().record(lost, new BatchResult.Again(Duration.ZERO, 1, true, BUSY)))
                .isFalse();
        assertThat(queue().record(lost, new BatchResult.GivenBack())).isFalse();
        assertThat(taskOf(again).progress().left()).isEqualTo(1);
        fixture().isSent(again);
        assertThat(taskOf(again).progress().sent()).isEqualTo(1);
    }

    @Test
    void nothingIsSentAfterTheLeaseHasEnded() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        var batch = queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst();
        await().pollInterval(Duration.ofMillis(10)).until(() -> !queue().startSending(batch));
        assertThat(claimedAgain().number()).isEqualTo(batch.number());
    }

    @Test
    void lateRecordCountsWhileNobodyElseHasClaimed() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        var batch = queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst();
        await().pollInterval(Duration.ofMillis(10)).until(() -> !queue().startSending(batch));
        assertThat(queue().record(batch, new BatchResult.Sent("id", List.of()))).isTrue();
        assertThat(taskOf(batch).progress().sent()).isEqualTo(1);
    }

    @Test
    void nobodyKnowsWhetherABatchArrivedWhoseNodeDiedWhileSending() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        var lost = queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst();
        assertThat(queue().startSending(lost)).isTrue();
        var again = claimedAgain();
        assertThat(again.sentBefore())
                .hasValueSatisfying(since -> assertThat(since).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1)));
        assertThat(again.failedAttempts()).isZero();
    }

    @Test
    void timeOfTheFirstSendIsKeptOverAllLaterOnes() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        var first = queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst();
        assertThat(queue().startSending(first)).isTrue();
        var second = claimedAgain();
        assertThat(queue().startSending(second)).isTrue();
        assertThat(queue().record(second, new BatchResult.Again(Duration.ZERO, 1, true, Reason.ANSWER_LOST)))
                .isTrue();
        var third = claimedAgain();
        assertThat(third.sentBefore().orElseThrow())
                .isGreaterThanOrEqualTo(second.sentBefore().orElseThrow());
    }

    @Test
    void batchIsNotClaimedBeforeItsWaitIsOver() {
        var batch = claimed(1);
        assertThat(queue().record(batch, new BatchResult.Again(Duration.ofMillis(200), 2, false, BUSY)))
                .isTrue();
        assertThat(queue().claim(NODE, 1, LONG_LEASE, Set.of())).isEmpty();
        var again = claimedAgain();
        assertThat(again.failedAttempts()).isEqualTo(2);
        assertThat(again.fence()).isGreaterThan(batch.fence());
    }

    @Test
    void longWaitIsKept() {
        var batch = claimed(1);
        assertThat(queue().record(batch, new BatchResult.Again(Duration.ofDays(1), 1, false, BUSY)))
                .isTrue();
        assertThat(queue().claim(NODE, 1, LONG_LEASE, Set.of())).isEmpty();
    }

    @Test
    void firstSendIsForgottenWhereNothingWasDelivered() {
        var batch = claimed(1);
        assertThat(queue().startSending(batch)).isTrue();
        assertThat(queue().record(batch, new BatchResult.Again(Duration.ZERO, 1, false, BUSY)))
                .isTrue();
        assertThat(claimedAgain().sentBefore()).isEmpty();
    }

    @Test
    void firstSendIsKeptWhereItMayHaveBeenDelivered() {
        var batch = claimed(1);
        assertThat(queue().startSending(batch)).isTrue();
        assertThat(queue().record(batch, new BatchResult.Again(Duration.ZERO, 1, true, Reason.ANSWER_LOST)))
                .isTrue();
        assertThat(claimedAgain().sentBefore()).isPresent();
    }

    @Test
    void givenBackBatchIsAsItWasClaimed() {
        var batch = claimed(1);
        assertThat(queue().record(batch, new BatchResult.GivenBack())).isTrue();
        var again = queue().claim(OTHER, 1, LONG_LEASE, Set.of()).getFirst();
        assertThat(again.sentBefore()).isEmpty();
        assertThat(again.failedAttempts()).isZero();
    }

    @Test
    void batchGivenBackForAWhileIsClaimedAfterItAndIsAsItWas() {
        fixture().anAcceptedTask(aTextTaskFor(2, 1));
        var batches = queue().claim(NODE, 2, LONG_LEASE, Set.of());
        assertThat(queue().record(batches.getFirst(), new BatchResult.GivenBack(Duration.ofHours(1))))
                .isTrue();
        assertThat(queue().record(batches.getLast(), new BatchResult.GivenBack(Duration.ofMillis(300))))
                .isTrue();
        var again = claimedAgain();
        assertThat(again.number()).isEqualTo(batches.getLast().number());
        assertThat(again.sentBefore()).isEmpty();
        assertThat(again.failedAttempts()).isZero();
        assertThat(queue().claim(OTHER, 1, LONG_LEASE, Set.of())).isEmpty();
    }

    @Test
    void batchGivenBackAfterSendingWasNotedWasNotSent() {
        var batch = claimed(1);
        assertThat(queue().startSending(batch)).isTrue();
        assertThat(queue().record(batch, new BatchResult.GivenBack())).isTrue();
        assertThat(queue().claim(OTHER, 1, LONG_LEASE, Set.of()).getFirst().sentBefore())
                .isEmpty();
    }

    @Test
    void givenBackBatchThatMayHaveArrivedStillMay() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        assertThat(queue().startSending(
                                queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst()))
                .isTrue();
        var again = claimedAgain();
        assertThat(queue().record(again, new BatchResult.GivenBack())).isTrue();
        assertThat(queue().claim(OTHER, 1, LONG_LEASE, Set.of()).getFirst().sentBefore())
                .isPresent();
    }

    @Test
    void whatIsNotedMayStillGoOutWhileItsClaimHolds() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        var batch = queue().claim(NODE, 1, LONG_LEASE, Set.of()).getFirst();
        assertThat(queue().mayStillSend(batch)).as("not noted").isFalse();
        assertThat(queue().startSending(batch)).isTrue();
        assertThat(queue().mayStillSend(batch)).isTrue();
        assertThat(queue().record(batch, new BatchResult.GivenBack())).isTrue();
        assertThat(queue().mayStillSend(batch)).as("given back").isFalse();
        var again = queue().claim(NODE, 1, SHORT_LEASE, Set.of()).getFirst();
        assertThat(queue().startSending(again)).isTrue();
        assertThat(queue().mayStillSend(batch)).as("of an older claim").isFalse();
        await().pollInterval(Duration.ofMillis(10)).until(() -> !queue().mayStillSend(again));
    }

    @Test
    void endedBatchIsNeverClaimedAgain() {
        var claimed = fixture().allClaimedOf(aTextTaskFor(3, 1));
        assertThat(queue().record(claimed.get(0), new BatchResult.Sent("id", List.of())))
                .isTrue();
        assertThat(queue().record(claimed.get(1), new BatchResult.Failed(BUSY))).isTrue();
        assertThat(queue().record(claimed.get(2), new BatchResult.Unknown(BUSY)))
                .isTrue();
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).isEmpty();
        assertThat(taskOf(claimed.getFirst()).progress()).isEqualTo(new Progress(3, 1, 1, 1, 0, 0));
    }

    @Test
    void secondRecordOfAClaimIsRefused() {
        var batch = claimed(2);
        assertThat(queue().record(batch, new BatchResult.Sent("id", List.of()))).isTrue();
        assertThat(queue().record(batch, new BatchResult.Failed(BUSY))).isFalse();
        assertThat(queue().record(batch, new BatchResult.GivenBack())).isFalse();
        assertThat(queue().startSending(batch)).isFalse();
        assertThat(taskOf(batch).progress()).isEqualTo(new Progress(2, 2, 0, 0, 0, 0));
    }

    @Test
    void peopleWhomWecomRefusedFailAndTheOthersAreSent() {
        var batch = claimed(5);
        var refused = List.of(
                new Undelivered(new UserId("person-1"), Reason.INVALID_USER),
                new Undelivered(new UserId("PERSON-3"), Reason.UNLICENSED_USER));
        assertThat(queue().record(batch, new BatchResult.Sent("id", refused))).isTrue();
        assertThat(taskOf(batch).progress()).isEqualTo(new Progress(5, 3, 2, 0, 0, 0));
    }

    @Test
    void strangersAndDoublesAmongTheRefusedDoNotCount() {
        var batch = claimed(2);
        var refused = List.of(
                new Undelivered(new UserId("person-1"), Reason.INVALID_USER),
                new Undelivered(new UserId("person-1"), Reason.UNLICENSED_USER),
                new Undelivered(new UserId("stranger"), Reason.INVALID_USER));
        assertThat(queue().record(batch, new BatchResult.Sent("id", refused))).isTrue();
        assertThat(taskOf(batch).progress()).isEqualTo(new Progress(2, 1, 1, 0, 0, 0));
    }

    @Test
    void everybodyInALargestBatchMayBeRefused() {
        var batch = claimed(1000);
        var refused = MassTasksFixture.people(1000).stream()
                .map(user -> new Undelivered(user, Reason.INVALID_USER))
                .toList();
        assertThat(queue().record(batch, new BatchResult.Sent("m".repeat(300), refused)))
                .isTrue();
        assertThat(taskOf(batch).progress()).isEqualTo(new Progress(1000, 0, 1000, 0, 0, 0));
    }

    @Test
    void manyClaimersGetEachBatchOnce() {
        List<NewMassTask> tasks =
                IntStream.range(0, 6).mapToObj(_ -> aTextTaskFor(50, 1)).toList();
        tasks.forEach(fixture()::anAcceptedTask);
        var emptyAnswers = new AtomicInteger();
        List<ClaimedBatch> claimed = AtOnce.call(8, i -> claimAll(new NodeId("node-" + i), emptyAnswers)).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(claimed).hasSize(300);
        assertThat(claimed.stream()
                        .map(batch -> batch.taskId() + "/" + batch.number())
                        .distinct())
                .hasSize(300);
        assertThat(emptyAnswers).hasValue(8);
    }

    /** Until it finds nothing: which must not happen while work is there, even where others are just taking some. */
    private List<ClaimedBatch> claimAll(NodeId node, AtomicInteger emptyAnswers) {
        List<ClaimedBatch> all = new ArrayList<>();
        List<ClaimedBatch> some;
        do {
            some = queue().claim(node, 3, LONG_LEASE, Set.of());
            all.addAll(some);
        } while (!some.isEmpty());
        emptyAnswers.incrementAndGet();
        return all;
    }

    @Test
    void whileManyClaimSendAndRecordNothingIsLostOrDoubled() {
        var task = aTextTaskFor(400, 2);
        fixture().anAcceptedTask(task);
        var sends = new AtomicInteger();
        AtOnce.call(6, i -> {
            List<ClaimedBatch> some;
            do {
                some = queue().claim(new NodeId("node-" + i), 4, LONG_LEASE, Set.of());
                for (var batch : some) {
                    assertThat(queue().startSending(batch)).isTrue();
                    sends.incrementAndGet();
                    assertThat(queue().record(batch, new BatchResult.Sent("id", List.of())))
                            .isTrue();
                }
            } while (!some.isEmpty());
            return i;
        });
        assertThat(sends).hasValue(200);
        assertThat(tasks().find(task.submission().bizNo()).orElseThrow().progress())
                .isEqualTo(new Progress(400, 400, 0, 0, 0, 0));
    }

    @Test
    void lostClaimSpoilsNoOtherAtTheSameTime() {
        var task = fixture().anAcceptedTask(aTextTaskFor(40, 1));
        List<ClaimedBatch> batches = new ArrayList<>(queue().claim(NODE, 10, SHORT_LEASE, Set.of()));
        batches.addAll(queue().claim(NODE, 30, LONG_LEASE, Set.of()));
        List<ClaimedBatch> takenOver = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            takenOver.addAll(queue().claim(OTHER, 10, LONG_LEASE, Set.of()));
            return takenOver.size() == 10;
        });
        Collections.shuffle(batches, new Random(40));
        List<Boolean> held = batches.stream()
                .map(batch -> takenOver.stream().noneMatch(other -> other.number() == batch.number()))
                .toList();
        assertThat(AtOnce.call(40, i -> queue().startSending(batches.get(i)))).isEqualTo(held);
        assertThat(AtOnce.call(40, i -> queue().record(batches.get(i), resultOf(i))))
                .isEqualTo(held);
        List<Integer> kept =
                IntStream.range(0, 40).filter(held::get).map(i -> i % 4).boxed().toList();
        assertThat(tasks().find(task.bizNo()).orElseThrow().progress())
                .isEqualTo(new Progress(
                        40,
                        Collections.frequency(kept, 0),
                        Collections.frequency(kept, 1),
                        Collections.frequency(kept, 2),
                        0,
                        10 + Collections.frequency(kept, 3)));
    }

    private static BatchResult resultOf(int batch) {
        return switch (batch % 4) {
            case 0 -> new BatchResult.Sent("id-" + batch, List.of());
            case 1 -> new BatchResult.Failed(BUSY);
            case 2 -> new BatchResult.Unknown(BUSY);
            default -> new BatchResult.Again(Duration.ofHours(1), 1, true, BUSY);
        };
    }

    @Test
    void ofManyRecordsOfOneClaimAtTheSameTimeOneCounts() {
        var batch = claimed(2);
        assertThat(AtOnce.call(8, _ -> queue().record(batch, new BatchResult.Sent("id", List.of()))))
                .containsOnlyOnce(true);
        assertThat(taskOf(batch).progress()).isEqualTo(new Progress(2, 2, 0, 0, 0, 0));
    }

    @Test
    void manyStartsOfATaskThatNoLongerRunsAreAllRefused() {
        var running = fixture().allClaimedOf(aTextTaskFor(10, 1));
        var paused = fixture().allClaimedOf(aTextTaskFor(10, 1));
        setStatus(paused.getFirst().taskId(), TaskStatus.PAUSED);
        List<Boolean> started = AtOnce.call(20, i -> queue().startSending((i % 2 == 0 ? running : paused).get(i / 2)));
        assertThat(started)
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> i % 2 == 0).toList());
    }
}
