package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.masstask.AttemptOutcome;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link RecipientHistory} must do. Each test begins without any task. */
@Timeout(120)
public abstract class RecipientHistoryContract {
    private static final NodeId OTHER = new NodeId("node-2@test");
    private static final Duration SHORT_LEASE = Duration.ofMillis(150);
    private static final Reason BUSY = Reason.wecom(-1);

    protected abstract RecipientHistory history();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    private MassTasksFixture fixture() {
        return new MassTasksFixture(tasks(), queue());
    }

    private TaskId idOf(NewMassTask task) {
        return tasks().find(task.submission().bizNo()).orElseThrow().id();
    }

    private static List<Recipient> all(LongFunction<Page<Recipient>> stretch) {
        var page = stretch.apply(0);
        List<Recipient> all = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = stretch.apply(page.next().getAsLong());
            all.addAll(page.items());
        }
        return all;
    }

    @Test
    void stretchesHoldEverybodyOnceInOrder() {
        var task = aTextTaskFor(25, 10);
        var id = fixture().anAcceptedTask(task).id();
        fixture().anAcceptedTask(aTextTaskFor(30));
        var inOrder =
                task.batches().stream().flatMap(batch -> batch.users().stream()).toList();
        for (int positions : new int[] {1, 7, 24, 25, 26, RecipientHistory.LONGEST_STRETCH}) {
            assertThat(all(after -> history().stretch(id, after, positions)))
                    .as("stretches of " + positions)
                    .extracting(Recipient::user)
                    .containsExactlyElementsOf(inOrder);
        }
        assertThat(history().stretch(id, 0, 25).next()).isEmpty();
        assertThat(history().stretch(id, 0, 24).next()).hasValue(24);
    }

    @Test
    void stretchOfAStateHasThoseInItAndNobodyElse() {
        var id = idOf(fixture().aTaskInEveryState());
        var everybody = all(after -> history().stretch(id, after, 100));
        assertThat(everybody).hasSize(10);
        for (var state : RecipientState.values()) {
            assertThat(all(after -> history().stretch(id, state, after, 3)))
                    .as(state.code())
                    .containsExactlyElementsOf(everybody.stream()
                            .filter(one -> one.state() == state)
                            .toList());
        }
    }

    @Test
    void whoIsSentHasTheTimeOfIt() {
        var id = idOf(fixture().aTaskInEveryState());
        assertThat(history().stretch(id, 0, 100).items())
                .allSatisfy(one -> assertThat(one.sentAt().isPresent())
                        .isEqualTo(one.messageId().isPresent()));
    }

    @Test
    void noTaskHasNobody() {
        var page = history().stretch(new TaskId(4_711), 0, 10);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(history().attempts(new TaskId(4_711), 1)).isEmpty();
    }

    @Test
    void aStretchHasItsBounds() {
        var id = fixture().anAcceptedTask(aTextTaskFor(1)).id();
        for (int positions : new int[] {0, -1, RecipientHistory.LONGEST_STRETCH + 1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> history().stretch(id, 0, positions))
                    .withMessageContaining("positions");
        }
    }

    private ClaimedBatch claimedAgain(NodeId node) {
        return await().pollInterval(Duration.ofMillis(10))
                .until(() -> queue().claim(node, 1, LONG_LEASE, Set.of()), found -> !found.isEmpty())
                .getFirst();
    }

    private ClaimedBatch claimed() {
        fixture().anAcceptedTask(aTextTaskFor(2));
        return queue().claim(NODE, 1, LONG_LEASE, Set.of()).getFirst();
    }

    /** A batch whose node dies after it has begun to send; tried again where the lease was over before that. */
    private ClaimedBatch dying() {
        fixture().anAcceptedTask(aTextTaskFor(2));
        return await().pollInterval(Duration.ofMillis(10))
                .until(
                        () -> queue().claim(NODE, 1, SHORT_LEASE, Set.of()),
                        found -> !found.isEmpty() && queue().startSending(found.getFirst()))
                .getFirst();
    }

    private void fails(ClaimedBatch batch, BatchResult result) {
        assertThat(queue().startSending(batch)).isTrue();
        assertThat(queue().record(batch, result)).isTrue();
    }

    private List<SendAttempt> attemptsOf(ClaimedBatch batch) {
        return history().attempts(batch.taskId(), batch.number());
    }

    private static void assertAttempt(
            SendAttempt attempt, int number, NodeId node, AttemptOutcome outcome, Optional<Reason> reason) {
        assertThat(attempt.number()).isEqualTo(number);
        assertThat(attempt.node()).isEqualTo(node);
        assertThat(attempt.end()).hasValueSatisfying(end -> {
            assertThat(end.outcome()).isEqualTo(outcome);
            assertThat(end.reason()).isEqualTo(reason);
            assertThat(end.at()).isAfterOrEqualTo(attempt.startedAt());
        });
    }

    private static void assertWithoutEnd(SendAttempt attempt, int number, NodeId node) {
        assertThat(attempt.number()).isEqualTo(number);
        assertThat(attempt.node()).isEqualTo(node);
        assertThat(attempt.end()).isEmpty();
    }

    @Test
    void whatIsNotSentYetHasNoAttempt() {
        var batch = claimed();
        assertThat(attemptsOf(batch)).isEmpty();
        assertThat(queue().record(batch, new BatchResult.GivenBack())).isTrue();
        assertThat(attemptsOf(batch)).isEmpty();
    }

    @Test
    void whatIsUnderWayHasNoEnd() {
        var batch = claimed();
        assertThat(queue().startSending(batch)).isTrue();
        assertThat(attemptsOf(batch)).singleElement().satisfies(one -> assertWithoutEnd(one, 1, NODE));
    }

    @Test
    void oneThatGetsThroughAtOnceIsOneAttempt() {
        var batch = claimed();
        fixture().isSent(batch);
        assertThat(attemptsOf(batch))
                .singleElement()
                .satisfies(one -> assertAttempt(one, 1, NODE, AttemptOutcome.DELIVERED, Optional.empty()));
    }

    @Test
    void everyAttemptIsKeptWithWhatCameOfIt() {
        var batch = claimed();
        fails(batch, new BatchResult.Again(Duration.ZERO, 1, false, BUSY));
        fails(claimedAgain(OTHER), new BatchResult.Again(Duration.ZERO, 2, true, Reason.ANSWER_LOST));
        fails(claimedAgain(NODE), new BatchResult.Failed(Reason.wecom(81013)));
        assertThat(attemptsOf(batch))
                .satisfiesExactly(
                        one -> assertAttempt(one, 1, NODE, AttemptOutcome.AGAIN, Optional.of(BUSY)),
                        one -> assertAttempt(one, 2, OTHER, AttemptOutcome.AGAIN, Optional.of(Reason.ANSWER_LOST)),
                        one -> assertAttempt(one, 3, NODE, AttemptOutcome.FAILED, Optional.of(Reason.wecom(81013))));
    }

    @Test
    void anAttemptThatWasGivenBackNeverWas() {
        var batch = claimed();
        fails(batch, new BatchResult.Again(Duration.ZERO, 1, false, BUSY));
        fails(claimedAgain(OTHER), new BatchResult.GivenBack());
        assertThat(attemptsOf(batch))
                .singleElement()
                .satisfies(one -> assertAttempt(one, 1, NODE, AttemptOutcome.AGAIN, Optional.of(BUSY)));
        fixture().isSent(claimedAgain(OTHER));
        assertThat(attemptsOf(batch))
                .satisfiesExactly(
                        one -> assertAttempt(one, 1, NODE, AttemptOutcome.AGAIN, Optional.of(BUSY)),
                        one -> assertAttempt(one, 2, OTHER, AttemptOutcome.DELIVERED, Optional.empty()));
    }

    @Test
    void anAttemptWhoseNodeDiedHasNoEnd() {
        var dying = dying();
        var again = claimedAgain(OTHER);
        assertThat(attemptsOf(dying)).singleElement().satisfies(one -> assertWithoutEnd(one, 1, NODE));
        fixture().isSent(again);
        assertThat(queue().record(dying, new BatchResult.Failed(BUSY))).isFalse();
        assertThat(attemptsOf(dying))
                .satisfiesExactly(
                        one -> assertWithoutEnd(one, 1, NODE),
                        one -> assertAttempt(one, 2, OTHER, AttemptOutcome.DELIVERED, Optional.empty()));
    }

    @Test
    void whatIsGivenUpUnsentEndsNoAttempt() {
        var dying = dying();
        var again = claimedAgain(OTHER);
        assertThat(queue().record(again, new BatchResult.Unknown(Reason.AT_MOST_ONCE)))
                .isTrue();
        assertThat(attemptsOf(dying)).singleElement().satisfies(one -> assertWithoutEnd(one, 1, NODE));
    }

    @Test
    void whatMayHaveArrivedIsToldAsSuch() {
        var batch = claimed();
        fails(batch, new BatchResult.Unknown(Reason.ANSWER_LOST));
        assertThat(attemptsOf(batch))
                .singleElement()
                .satisfies(one -> assertAttempt(one, 1, NODE, AttemptOutcome.UNKNOWN, Optional.of(Reason.ANSWER_LOST)));
    }
}
