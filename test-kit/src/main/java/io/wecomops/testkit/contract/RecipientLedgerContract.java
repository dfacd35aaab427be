package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link RecipientLedger} must do. Each test begins without any task. */
@Timeout(120)
public abstract class RecipientLedgerContract {
    private static final Reason BUSY = Reason.wecom(-1);

    protected abstract RecipientLedger ledger();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    private MassTasksFixture fixture() {
        return new MassTasksFixture(tasks(), queue());
    }

    private static List<Recipient> all(Function<PageRequest, Page<Recipient>> list, int limit) {
        List<Recipient> all = new ArrayList<>();
        var page = list.apply(PageRequest.first(limit));
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = list.apply(new PageRequest(limit, page.next().getAsLong()));
            all.addAll(page.items());
        }
        return all;
    }

    private static List<UserId> inOrderOfSending(NewMassTask task) {
        return task.batches().stream().flatMap(batch -> batch.users().stream()).toList();
    }

    private TaskId idOf(NewMassTask task) {
        return tasks().find(task.submission().bizNo()).orElseThrow().id();
    }

    @Test
    void newTaskHasEverybodyPending() {
        var task = aTextTaskFor(25, 10);
        var id = fixture().anAcceptedTask(task).id();
        var people = all(page -> ledger().list(id, page), 100);
        assertThat(people).extracting(Recipient::user).containsExactlyElementsOf(inOrderOfSending(task));
        assertThat(people)
                .allSatisfy(one -> assertThat(one)
                        .isEqualTo(new Recipient(
                                one.user(),
                                RecipientState.PENDING,
                                one.batch(),
                                0,
                                Optional.empty(),
                                Optional.empty())));
        assertThat(people).extracting(Recipient::batch).isSorted().contains(1, 2, 3);
    }

    @Test
    void listPagesWithoutGapOrDouble() {
        var task = aTextTaskFor(25, 10);
        var id = fixture().anAcceptedTask(task).id();
        for (int limit : new int[] {1, 7, 24, 25, 26}) {
            assertThat(all(page -> ledger().list(id, page), limit))
                    .as("pages of " + limit)
                    .extracting(Recipient::user)
                    .containsExactlyElementsOf(inOrderOfSending(task));
        }
    }

    @Test
    void everybodyStandsWhereTheBatchStandsButForTheExceptions() {
        var task = fixture().aTaskInEveryState();
        var people = all(page -> ledger().list(idOf(task), page), 3);
        var inOrder = inOrderOfSending(task);
        var sentAt = people.getFirst().sentAt();
        assertThat(sentAt).isPresent();
        assertThat(people)
                .containsExactly(
                        new Recipient(
                                inOrder.get(0),
                                RecipientState.SENT,
                                1,
                                1,
                                Optional.empty(),
                                Optional.of("msg-1"),
                                sentAt),
                        failed(inOrder.get(1), 1, Reason.INVALID_USER),
                        failed(inOrder.get(2), 2, Reason.wecom(40058)),
                        failed(inOrder.get(3), 2, Reason.wecom(40058)),
                        without(inOrder.get(4), RecipientState.UNKNOWN, 3, 1, Optional.of(Reason.REPEAT_WINDOW_OVER)),
                        without(inOrder.get(5), RecipientState.UNKNOWN, 3, 1, Optional.of(Reason.REPEAT_WINDOW_OVER)),
                        without(inOrder.get(6), RecipientState.PENDING, 4, 1, Optional.of(BUSY)),
                        without(inOrder.get(7), RecipientState.PENDING, 4, 1, Optional.of(BUSY)),
                        without(inOrder.get(8), RecipientState.PENDING, 5, 0, Optional.empty()),
                        without(inOrder.get(9), RecipientState.PENDING, 5, 0, Optional.empty()));
    }

    private static Recipient failed(UserId user, int batch, Reason reason) {
        return without(user, RecipientState.FAILED, batch, 1, Optional.of(reason));
    }

    private static Recipient without(
            UserId user, RecipientState state, int batch, int attempts, Optional<Reason> reason) {
        return new Recipient(user, state, batch, attempts, reason, Optional.empty());
    }

    @Test
    void listOfAStateHasThoseInItAndNobodyElse() {
        var task = fixture().aTaskInEveryState();
        var id = idOf(task);
        var everybody = all(page -> ledger().list(id, page), 100);
        for (var state : RecipientState.values()) {
            for (int limit : new int[] {1, 2, 3, 100}) {
                assertThat(all(page -> ledger().list(id, state, page), limit))
                        .as(state.code() + " by " + limit)
                        .containsExactlyElementsOf(everybody.stream()
                                .filter(one -> one.state() == state)
                                .toList());
            }
        }
    }

    @Test
    void oneIsFoundAmongMany() {
        var task = fixture().aTaskInEveryState();
        var id = idOf(task);
        for (var one : all(page -> ledger().list(id, page), 100)) {
            assertThat(ledger().find(id, one.user())).contains(one);
        }
    }

    @Test
    void nobodyIsFoundWhoIsNotInTheTask() {
        var one = fixture().anAcceptedTask(aTextTaskFor(2)).id();
        fixture().anAcceptedTask(aTextTaskFor(5));
        assertThat(ledger().find(one, new UserId("person-3"))).isEmpty();
        assertThat(ledger().find(new TaskId(one.value() + 100), new UserId("person-1")))
                .isEmpty();
        assertThat(ledger().list(new TaskId(one.value() + 100), PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void attemptsCountHowOftenABatchWentOut() {
        var task = aTextTaskFor(1);
        var batch = fixture().allClaimedOf(task).getFirst();
        for (int i = 1; i <= 3; i++) {
            assertThat(queue().startSending(batch)).isTrue();
            assertThat(queue().record(batch, new BatchResult.Again(Duration.ZERO, i, false, BUSY)))
                    .isTrue();
            batch = queue().claim(NODE, 1, LONG_LEASE, Set.of()).getFirst();
        }
        fixture().isSent(batch);
        assertThat(ledger().find(idOf(task), new UserId("person-1")).orElseThrow())
                .returns(RecipientState.SENT, Recipient::state)
                .returns(4, Recipient::attempts);
    }
}
