package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aMessageFor;
import static io.wecomops.testkit.fixture.MassTasksFixture.aNumber;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTask;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static io.wecomops.testkit.fixture.MassTasksFixture.withFingerprint;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link MassTasks} must do. Each test begins without any task. */
@Timeout(120)
public abstract class MassTasksContract {
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    /** Of the same tasks. */
    protected abstract TaskLog log();

    private MassTasksFixture fixture() {
        return new MassTasksFixture(tasks(), queue());
    }

    @Test
    void acceptedTaskIsFoundAsItWasAskedFor() {
        var task = aTextTaskFor(25, 10);
        var accepted = fixture().anAcceptedTask(task);
        var asked = task.submission();
        assertThat(accepted.bizNo()).isEqualTo(asked.bizNo());
        assertThat(accepted.agentId()).isEqualTo(asked.agentId());
        assertThat(accepted.type()).isEqualTo(asked.message().type());
        assertThat(accepted.delivery()).isEqualTo(asked.delivery());
        assertThat(accepted.fingerprint()).isEqualTo(task.fingerprint());
        assertThat(accepted.traceId()).isEqualTo(task.traceId());
        assertThat(accepted.status()).isEqualTo(TaskStatus.PENDING);
        assertThat(accepted.progress()).isEqualTo(new Progress(25, 0, 0, 0, 0, 25));
        assertThat(accepted.updatedAt()).isAfterOrEqualTo(accepted.createdAt());
        assertThat(tasks().find(asked.bizNo())).contains(accepted);
    }

    @Test
    void messageIsFoundAndStandsInNoListOfMassTasks() {
        var task = fixture().anAcceptedTask(aTextTaskFor(1));
        var message = fixture().anAcceptedTask(aMessageFor(3));
        assertThat(message.kind()).isEqualTo(TaskKind.MESSAGE);
        assertThat(tasks().find(message.bizNo())).contains(message);
        assertThat(tasks().find(task.bizNo()).orElseThrow().kind()).isEqualTo(TaskKind.MASS);
        assertThat(tasks().list(PageRequest.first(100)).items()).contains(task).doesNotContain(message);
    }

    @Test
    void nobodyFindsATaskThatWasNotAccepted() {
        assertThat(tasks().find(aNumber())).isEmpty();
    }

    @Test
    void caseOfANumberCounts() {
        var number = new BizNo("Case-" + aNumber());
        fixture().anAcceptedTask(aTextTaskFor(number, 1, 1));
        var lower = new BizNo(number.value().toLowerCase(Locale.ROOT));
        assertThat(tasks().find(lower)).isEmpty();
        assertThat(tasks().accept(aTextTaskFor(lower, 1, 1))).isInstanceOf(Acceptance.Accepted.class);
    }

    @Test
    void secondTaskOfANumberIsNotStored() {
        var task = aTextTaskFor(5, 2);
        var accepted = fixture().anAcceptedTask(task);
        var other = withFingerprint(task, new Fingerprint("f".repeat(64)));
        assertThat(tasks().accept(other)).isEqualTo(new Acceptance.Existing(accepted));
        assertThat(tasks().find(task.submission().bizNo())).contains(accepted);
        assertThat(queue().claim(NODE, 10, LONG_LEASE, Set.of())).hasSize(3);
    }

    @Test
    void ofManyEqualCallsOneIsAccepted() {
        var task = aTextTaskFor(300, 100);
        List<Acceptance> answers = AtOnce.call(50, _ -> tasks().accept(task));
        assertThat(answers.stream().filter(Acceptance.Accepted.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.task().id()).distinct())
                .hasSize(1);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.task().progress()).isEqualTo(new Progress(300, 0, 0, 0, 0, 300)));
        assertThat(queue().claim(NODE, 100, LONG_LEASE, Set.of())).hasSize(3);
    }

    @Test
    void acceptedTaskHasALogThatBeginsWithIt() {
        var accepted = fixture().anAcceptedTask(aTextTaskFor(25, 10));
        assertThat(log().read(accepted.id(), PageRequest.first(10)).items())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.level()).isEqualTo(TaskEvent.Level.INFO);
                    assertThat(line.message()).contains("25").contains("3");
                    assertThat(line.at())
                            .isBetween(
                                    accepted.createdAt().minusSeconds(60),
                                    accepted.createdAt().plusSeconds(60));
                });
    }

    static Stream<Message> messages() {
        var link = "https://example.com/路径?a=1&b='\"\\";
        return Stream.of(
                new Message.Text("字".repeat(682) + "!"),
                new Message.Text("'; DROP TABLE mass_task; -- \\ \" % _ :name ? 🎉\n\t"),
                new Message.Markdown("**粗体** <font color=\"info\">ok</font>"),
                new Message.TextCard("标题", "描述", link, Optional.of("更多")),
                new Message.TextCard("title", "description", link, Optional.empty()),
                new Message.News(List.of(
                        new Article("one", Optional.of("描述"), link, Optional.of(link)),
                        new Article("two", Optional.empty(), link, Optional.empty()))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyMessageIsAccepted(Message message) {
        assertThat(fixture().anAcceptedTask(aTask(message)).type()).isEqualTo(message.type());
    }

    @Test
    void listBeginsWithTheNewest() {
        List<MassTask> accepted = IntStream.range(0, 5)
                .mapToObj(_ -> fixture().anAcceptedTask(aTextTaskFor(2, 1)))
                .toList();
        var page = tasks().list(PageRequest.first(10));
        assertThat(page.items()).containsExactlyElementsOf(accepted.reversed());
        assertThat(page.next()).isEmpty();
    }

    @Test
    void listPagesWhileItGrows() {
        List<MassTask> accepted = IntStream.range(0, 5)
                .mapToObj(_ -> fixture().anAcceptedTask(aTextTaskFor(1)))
                .toList();
        List<MassTask> read = new ArrayList<>();
        long after = 0;
        for (int pages = 0; pages < 3; pages++) {
            var page = tasks().list(new PageRequest(2, after));
            read.addAll(page.items());
            after = page.next().orElse(0);
            fixture().anAcceptedTask(aTextTaskFor(1));
        }
        assertThat(after).isZero();
        assertThat(read).containsExactlyElementsOf(accepted.reversed());
    }

    @Test
    void aListWithoutTasksIsEmpty() {
        var page = tasks().list(PageRequest.first(10));
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void halfSentTaskSaysSo() {
        var task = fixture().aTaskHalfSent(10);
        assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(task.progress()).isEqualTo(new Progress(10, 5, 0, 0, 0, 5));
        assertThat(tasks().list(PageRequest.first(1)).items()).containsExactly(task);
    }

    @Test
    void countsSumAtEveryReadWhileATaskIsSent() {
        var task = aTextTaskFor(600, 5);
        var claimed = fixture().allClaimedOf(task);
        var done = new CountDownLatch(1);
        List<Boolean> sums = AtOnce.call(4, thread -> {
            if (thread > 0) {
                return stayInStep(task.submission().bizNo(), done);
            }
            try {
                return claimed.stream()
                        .allMatch(batch -> queue().startSending(batch) && queue().record(batch, anyResult(batch)));
            } finally {
                done.countDown();
            }
        });
        assertThat(sums).containsOnly(true);
        assertThat(tasks().find(task.submission().bizNo()).orElseThrow().progress())
                .isEqualTo(new Progress(600, 160, 240, 100, 0, 100));
    }

    /** Whether each read, which throws where the counts do not sum, had at least as many sent as the one before. */
    private boolean stayInStep(BizNo bizNo, CountDownLatch done) {
        long sent = 0;
        boolean grows = true;
        while (!isOver(done)) {
            var progress = tasks().find(bizNo).orElseThrow().progress();
            grows &= progress.sent() >= sent && progress.total() == 600;
            sent = progress.sent();
        }
        return grows;
    }

    /** Waits a little, since a virtual thread that never does would keep its core from the one that sends. */
    private static boolean isOver(CountDownLatch done) {
        try {
            return done.await(1, MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** By the batch's number, every way there is: of six, two are sent to all but one person. */
    private static BatchResult anyResult(ClaimedBatch batch) {
        return switch (batch.number() % 6) {
            case 0, 1 -> new BatchResult.Sent("id", List.of(new Undelivered(somebodyIn(batch), Reason.INVALID_USER)));
            case 2, 3 -> new BatchResult.Failed(Reason.wecom(40058));
            case 4 -> new BatchResult.Unknown(Reason.ANSWER_LOST);
            default -> new BatchResult.Again(Duration.ofHours(1), 1, false, Reason.wecom(-1));
        };
    }

    /** The first person that the fixture wrote into the request. */
    private static UserId somebodyIn(ClaimedBatch batch) {
        var request = new String(batch.request().bytes(), StandardCharsets.UTF_8);
        int from = request.indexOf("\"touser\":\"") + "\"touser\":\"".length();
        return new UserId(request.substring(from, request.indexOf('|')));
    }

    @Test
    void taskWithPeopleLeftIsNotEnded() {
        var task = fixture().aTaskHalfSent(4);
        assertThat(tasks().endFinished()).isEmpty();
        assertThat(tasks().find(task.bizNo())).contains(task);
    }

    @Test
    void taskThatNobodyHasBegunIsNotEnded() {
        fixture().anAcceptedTask(aTextTaskFor(1));
        assertThat(tasks().endFinished()).isEmpty();
    }

    @Test
    void taskEndsAsItsSumsSay() {
        assertThat(endOf(new BatchResult.Sent("id", List.of()))).isEqualTo(TaskStatus.DONE);
        assertThat(endOf(new BatchResult.Failed(Reason.wecom(40058)))).isEqualTo(TaskStatus.FAILED);
        assertThat(endOf(new BatchResult.Unknown(Reason.ANSWER_LOST))).isEqualTo(TaskStatus.DONE_WITH_FAILURES);
        var one = new Undelivered(new UserId("person-1"), Reason.UNLICENSED_USER);
        assertThat(endOf(new BatchResult.Sent("id", List.of(one)))).isEqualTo(TaskStatus.DONE_WITH_FAILURES);
    }

    private TaskStatus endOf(BatchResult result) {
        var task = aTextTaskFor(2);
        var batch = fixture().allClaimedOf(task).getFirst();
        assertThat(queue().record(batch, result)).isTrue();
        var ended = tasks().endFinished();
        assertThat(ended).hasSize(1);
        assertThat(ended.getFirst().bizNo()).isEqualTo(task.submission().bizNo());
        assertThat(tasks().find(task.submission().bizNo())).contains(ended.getFirst());
        return ended.getFirst().status();
    }

    @Test
    void eachEndedTaskIsAnsweredOnce() {
        List<BizNo> sent = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            var task = aTextTaskFor(2);
            fixture().isSent(fixture().allClaimedOf(task).getFirst());
            sent.add(task.submission().bizNo());
        }
        List<BizNo> ended = AtOnce.call(8, _ -> tasks().endFinished()).stream()
                .flatMap(List::stream)
                .map(MassTask::bizNo)
                .toList();
        assertThat(ended).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(tasks().endFinished()).isEmpty();
    }
}
