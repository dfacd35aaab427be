package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.TRACE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTask;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.resend.FailedPerson;
import io.wecomops.domain.resend.NewResend;
import io.wecomops.domain.resend.Opening;
import io.wecomops.domain.resend.ResendCursor;
import io.wecomops.domain.resend.ResendQueue;
import io.wecomops.domain.resend.ResendWork;
import io.wecomops.domain.resend.Resends;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ResendQueue} must do. Each test begins without any task. */
@Timeout(120)
public abstract class ResendQueueContract {
    private static final NodeId OTHER = new NodeId("node-2@test");
    private static final Duration WINDOW = Duration.ofHours(3);
    private static final BatchResult NOBODY = new BatchResult.Failed(Reason.wecom(81013));
    private static final BatchResult ALL = new BatchResult.Sent("id", List.of());

    protected abstract ResendQueue sealing();

    /** Of the same tasks. */
    protected abstract Resends resends();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    /** Of the same tasks. */
    protected abstract TaskControl control();

    private MassTask ended(NewMassTask task, Function<ClaimedBatch, BatchResult> outcome) {
        return new MassTasksFixture(tasks(), queue()).anEndedTask(task, outcome);
    }

    private MassTask aRetryOf(BizNo source) {
        var asked = new NewResend(source, Optional.empty(), new Fingerprint("f".repeat(64)), TRACE);
        return ((Opening.Opened) resends().open(asked).orElseThrow()).task();
    }

    private ResendWork claimed() {
        return sealing().claim(NODE, LONG_LEASE).orElseThrow();
    }

    private List<FailedPerson> everybody(ResendWork work) {
        List<FailedPerson> people = new ArrayList<>();
        Page<FailedPerson> page = sealing().read(work, PageRequest.first(2));
        people.addAll(page.items());
        while (page.next().isPresent()) {
            page = sealing().read(work, new PageRequest(2, page.next().getAsLong()));
            people.addAll(page.items());
        }
        return people;
    }

    private static SealedBatch batch(int number, FailedPerson... people) {
        var users = Stream.of(people).map(FailedPerson::user).toList();
        return new SealedBatch(number, users, new SealedRequest(users.toString().getBytes(UTF_8)), WINDOW);
    }

    private MassTask sealedWithAll(ResendWork work) {
        var people = everybody(work).toArray(FailedPerson[]::new);
        var cursor = new ResendCursor(people[people.length - 1].position(), 1, people.length);
        assertThat(sealing().write(work, List.of(batch(1, people)), cursor)).isTrue();
        assertThat(sealing().finish(work, cursor)).isTrue();
        return tasks().find(work.bizNo()).orElseThrow();
    }

    @Test
    void nothingIsClaimedWhereNothingIsToBeSealed() {
        ended(aTextTaskFor(2), _ -> NOBODY);

        assertThat(sealing().claim(NODE, LONG_LEASE)).isEmpty();
    }

    @Test
    void aRetryIsClaimedByOneOfManyNodes() {
        MassTask source = ended(aTextTaskFor(2), _ -> NOBODY);
        MassTask retry = aRetryOf(source.bizNo());

        var claims = AtOnce.call(6, _ -> sealing().claim(NODE, LONG_LEASE));

        assertThat(claims.stream().flatMap(Optional::stream)).singleElement().satisfies(work -> {
            assertThat(work.task()).isEqualTo(retry.id());
            assertThat(work.source()).isEqualTo(source.id());
            assertThat(work.message()).isEqualTo(new Message.Text("系统维护 tonight 🌙"));
            assertThat(work.cursor()).isEqualTo(ResendCursor.START);
            assertThat(work.generations()).isEqualTo(1);
        });
    }

    @Test
    void thoseWhoFailedAreReadInTheirOrderAndNobodyElse() {
        var task = aTextTaskFor(8, 2);
        UserId one = task.batches().get(1).users().get(1);
        MassTask source = ended(task, batch -> switch (batch.number()) {
            case 1 -> NOBODY;
            case 2 -> new BatchResult.Sent("id", List.of(new Undelivered(one, Reason.UNLICENSED_USER)));
            case 3 -> new BatchResult.Unknown(Reason.ANSWER_LOST);
            case 4 -> ALL;
            default -> throw new AssertionError(batch);
        });
        aRetryOf(source.bizNo());

        var people = everybody(claimed());

        assertThat(people)
                .extracting(FailedPerson::user)
                .containsExactly(
                        task.batches().get(0).users().get(0),
                        task.batches().get(0).users().get(1),
                        one);
        assertThat(people)
                .extracting(FailedPerson::repeatWindow)
                .endsWith(task.batches().get(1).repeatWindow());
        assertThat(people).extracting(FailedPerson::request).containsOnly(Optional.empty());
    }

    @Test
    void ofPersonalMessagesTheRequestIsReadToo() {
        var task = aTask(new Message.Text("你好 {{name}}"), 3);
        MassTask source = ended(task, _ -> NOBODY);
        aRetryOf(source.bizNo());

        assertThat(everybody(claimed()))
                .extracting(FailedPerson::request)
                .containsExactlyElementsOf(task.batches().stream()
                        .map(batch -> Optional.of(batch.request()))
                        .toList());
    }

    @Test
    void whatIsStoredIsGoneOnWithByTheNextAndAnOlderClaimStoresNothing() {
        MassTask source = ended(aTextTaskFor(3, 1), _ -> NOBODY);
        aRetryOf(source.bizNo());
        ResendWork first = sealing().claim(NODE, Duration.ofMillis(300)).orElseThrow();
        var people = everybody(first);
        var after = new ResendCursor(people.get(0).position(), 1, 1);
        assertThat(sealing().write(first, List.of(batch(1, people.get(0))), after))
                .isTrue();

        ResendWork second = await().atMost(Duration.ofSeconds(10))
                .until(() -> sealing().claim(OTHER, LONG_LEASE), Optional::isPresent)
                .orElseThrow();

        assertThat(second.cursor()).isEqualTo(after);
        var late = new ResendCursor(people.get(1).position(), 2, 2);
        assertThat(sealing().write(first, List.of(batch(2, people.get(1))), late))
                .isFalse();
        assertThat(sealing().finish(first, after)).isFalse();
        assertThat(sealing().write(second, List.of(batch(2, people.get(1), people.get(2))), new ResendCursor(3, 2, 3)))
                .isTrue();
        assertThat(sealing().finish(second, new ResendCursor(3, 2, 3))).isTrue();
        assertThat(tasks().find(second.bizNo()).orElseThrow().progress()).isEqualTo(new Progress(3, 0, 0, 0, 0, 3));
    }

    @Test
    void itIsSentOnceItIsSealedAndNotBefore() {
        MassTask source = ended(aTextTaskFor(3), _ -> NOBODY);
        aRetryOf(source.bizNo());
        ResendWork work = claimed();
        var people = everybody(work).toArray(FailedPerson[]::new);
        var cursor = new ResendCursor(3, 1, 3);
        sealing().write(work, List.of(batch(1, people)), cursor);
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).isEmpty();

        sealing().finish(work, cursor);

        assertThat(tasks().find(work.bizNo()).orElseThrow().stage()).isEqualTo(TaskStage.READY);
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).hasSize(1);
    }

    @Test
    void whatDoesNotAgreeWithWhatIsStoredIsNotSent() {
        MassTask source = ended(aTextTaskFor(3), _ -> NOBODY);
        aRetryOf(source.bizNo());
        ResendWork work = claimed();

        assertThat(sealing().finish(work, new ResendCursor(3, 1, 3))).isTrue();

        assertThat(tasks().find(work.bizNo()).orElseThrow().status()).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void nothingOfACancelledRetryIsStored() {
        MassTask source = ended(aTextTaskFor(3), _ -> NOBODY);
        BizNo retry = aRetryOf(source.bizNo()).bizNo();
        ResendWork work = claimed();
        var people = everybody(work).toArray(FailedPerson[]::new);

        control().command(retry, TaskCommand.CANCEL);

        assertThat(sealing().write(work, List.of(batch(1, people)), new ResendCursor(3, 1, 3)))
                .isFalse();
        assertThat(sealing().finish(work, ResendCursor.START)).isFalse();
    }

    @Test
    void whomAnEarlierRetryReachedOrMayHaveReachedIsLeftOut() {
        MassTask source = ended(aTextTaskFor(4, 1), _ -> NOBODY);
        aRetryOf(source.bizNo());
        ResendWork first = claimed();
        var people = everybody(first);
        for (int i = 0; i < 4; i++) {
            sealing().write(first, List.of(batch(i + 1, people.get(i))), new ResendCursor(i + 1, i + 1, i + 1));
        }
        sealing().finish(first, new ResendCursor(4, 4, 4));
        new MassTasksFixture(tasks(), queue()).ended(first.bizNo(), batch -> switch (batch.number()) {
            case 1 -> ALL;
            case 2 -> new BatchResult.Unknown(Reason.ANSWER_LOST);
            default -> NOBODY;
        });

        aRetryOf(source.bizNo());
        ResendWork second = claimed();
        assertThat(second.generations()).isEqualTo(2);
        assertThat(everybody(second))
                .extracting(FailedPerson::user)
                .containsExactly(people.get(2).user(), people.get(3).user());
        sealedWithAll(second);
        new MassTasksFixture(tasks(), queue()).ended(second.bizNo(), _ -> ALL);

        var again = new NewResend(source.bizNo(), Optional.empty(), new Fingerprint("f".repeat(64)), TRACE);
        assertThat(resends().open(again)).get().isInstanceOf(Opening.Refused.class);
        var ofFirst = new NewResend(first.bizNo(), Optional.empty(), new Fingerprint("f".repeat(64)), TRACE);
        assertThat(resends().open(ofFirst)).get().as("its sister reached them").isInstanceOf(Opening.Refused.class);
    }
}
