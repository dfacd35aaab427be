package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static io.wecomops.testkit.fixture.UploadsFixture.LEASE;
import static io.wecomops.testkit.fixture.UploadsFixture.anAwaitedTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Place;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.SealRequest;
import io.wecomops.domain.upload.SealWork;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.UploadsFixture;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link AwaitedTasks} must do. Each test begins without any task. */
@Timeout(120)
public abstract class AwaitedTasksContract {
    protected abstract AwaitedTasks awaited();

    /** Of the same tasks, as are the others. */
    protected abstract Uploads uploads();

    protected abstract MassTasks tasks();

    protected abstract SealQueue sealing();

    private UploadsFixture fixture() {
        return new UploadsFixture(awaited(), uploads());
    }

    @Test
    void openedTaskWaitsWithNobodyInIt() {
        var task = anAwaitedTask();
        var opened = awaited().open(task);
        assertThat(opened).isInstanceOf(Acceptance.Accepted.class);
        assertThat(opened.task().bizNo()).isEqualTo(task.submission().bizNo());
        assertThat(opened.task().fingerprint()).isEqualTo(task.fingerprint());
        assertThat(opened.task().traceId()).isEqualTo(task.traceId());
        assertThat(opened.task().status()).isEqualTo(TaskStatus.PENDING);
        assertThat(opened.task().stage()).isEqualTo(TaskStage.RECEIVING);
        assertThat(opened.task().progress()).isEqualTo(new Progress(0, 0, 0, 0, 0, 0));
        assertThat(tasks().find(task.submission().bizNo())).contains(opened.task());
    }

    @Test
    void ofEqualOpeningsAtOnceOneIsAccepted() {
        var task = anAwaitedTask();
        var answers = AtOnce.call(16, _ -> awaited().open(task));
        assertThat(answers.stream().filter(Acceptance.Accepted.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().map(answer -> answer.task().id()).distinct())
                .hasSize(1);
    }

    @Test
    void aNumberThatIsTakenIsLeftAsItIs() {
        var inline = aTextTaskFor(2);
        tasks().accept(inline);
        var task = anAwaitedTask();
        awaited().open(task);
        assertThat(awaited().open(task)).isInstanceOf(Acceptance.Existing.class);
        assertThat(tasks().list(PageRequest.first(10)).items()).hasSize(2);
    }

    static Stream<Message> messages() {
        return Stream.of(
                new Message.Text("您好 {{name}}，\n\"\\{{\" 🌙"),
                new Message.Markdown("**{{name}}**"),
                new Message.TextCard("{{a}}", "b", "https://x/{{c}}", Optional.of("看")),
                new Message.TextCard("a", "b", "https://x/c", Optional.empty()),
                new Message.News(List.of(
                        new Article("{{a}}", Optional.of("b"), "https://x", Optional.of("https://y")),
                        new Article("c", Optional.empty(), "https://z", Optional.empty()))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void messageIsKeptAsItWasWritten(Message message) {
        var task = fixture().anOpenTask(message);
        assertThat(task.type()).isEqualTo(message.type());
        assertThat(awaited().message(task.id())).contains(message);
    }

    @Test
    void taskWithItsRecipientsIsNoneThatWaits() {
        var task = tasks().accept(aTextTaskFor(2)).task();
        assertThat(task.stage()).isEqualTo(TaskStage.READY);
        assertThat(awaited().message(task.id())).isEmpty();
        assertThat(awaited().seal(task.id())).isInstanceOf(SealRequest.NotAwaited.class);
    }

    @Test
    void taskWithoutAnybodyIsNotSealed() {
        var task = fixture().anOpenTask();
        assertThat(awaited().seal(task.id())).isInstanceOf(SealRequest.Nobody.class);
        assertThat(stageOf(task)).isEqualTo(TaskStage.RECEIVING);
    }

    @Test
    void taskIsSealedOnceHoweverOftenThatIsAsked() {
        var task = fixture().anOpenTask();
        fixture().uploaded(task, "a", "b");
        var answers = AtOnce.call(8, _ -> awaited().seal(task.id()));
        assertThat(answers.stream().filter(SealRequest.Begun.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(SealRequest.Already.class::isInstance))
                .hasSize(7);
        assertThat(stageOf(task)).isEqualTo(TaskStage.SEALING);
    }

    @Test
    void unfinishedUploadsKeepATaskFromBeingSealed() {
        var task = fixture().anOpenTask();
        fixture().uploaded(task, "a");
        var hold = fixture().begun(task);
        assertThat(unfinished(task)).containsExactly(UploadState.RECEIVING);
        uploads().end(hold, UploadState.CUT);
        assertThat(unfinished(task)).containsExactly(UploadState.CUT);
        var another = fixture().begun(task);
        uploads().end(another, UploadState.REFUSED);
        assertThat(unfinished(task)).containsExactly(UploadState.REFUSED);
        fixture().uploaded(task, "b");
        assertThat(awaited().seal(task.id())).isInstanceOf(SealRequest.Begun.class);
    }

    private List<UploadState> unfinished(MassTask task) {
        var answer = awaited().seal(task.id());
        assertThat(answer).isInstanceOf(SealRequest.Unfinished.class);
        return ((SealRequest.Unfinished) answer)
                .uploads().stream().map(upload -> upload.state()).toList();
    }

    @Test
    void linesAreClearedOnceTheTaskIsReadyAndNotBefore() {
        var waits = fixture().anOpenTask();
        fixture().uploaded(waits, "x");
        var task = fixture().aTaskToSeal("a", "b", "c", "d", "e");
        assertThat(awaited().clear(100)).isZero();

        SealWork work = sealing().claim(new NodeId("n"), LEASE).orElseThrow();
        assertThat(work.task()).isEqualTo(task.id());
        assertThat(sealing().finish(work, true, "sealed")).isTrue();

        assertThat(awaited().clear(2)).isEqualTo(2);
        assertThat(awaited().clear(2)).isEqualTo(2);
        assertThat(awaited().clear(2)).isEqualTo(1);
        assertThat(awaited().clear(2)).isZero();
        assertThat(sealing().read(work, 0, Place.BUCKETS)).isEmpty();
        assertThat(awaited().seal(task.id())).isInstanceOf(SealRequest.Already.class);
    }

    private TaskStage stageOf(MassTask task) {
        return tasks().find(task.bizNo()).orElseThrow().stage();
    }
}
