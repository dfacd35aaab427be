package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.aTask;
import static io.wecomops.testkit.fixture.MassTasksFixture.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.RecentTasks;
import io.wecomops.domain.masstask.RecentTasks.Same;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Article;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link RecentTasks} must do. Each test begins without any task. */
@Timeout(120)
public abstract class RecentTasksContract {
    private static final Duration WINDOW = Duration.ofHours(4);
    private static final Message TEXT = new Message.Text("春季促销 \"today\" 🌙\n");

    protected abstract RecentTasks recent();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Makes a task stand somewhere, as a person at the database would. */
    protected abstract void setStatus(TaskId task, TaskStatus status);

    private TaskId accepted(NewMassTask task) {
        var acceptance = tasks().accept(task);
        assertThat(acceptance).isInstanceOf(Acceptance.Accepted.class);
        return acceptance.task().id();
    }

    private static AgentId agentOf(NewMassTask task) {
        return task.submission().agentId();
    }

    private static Schedule at(Instant sendAt) {
        return new Schedule(Optional.of(sendAt), Optional.empty());
    }

    private RecentTasks.Look look(NewMassTask task, Message message, Schedule schedule) {
        return recent().sameMessage(agentOf(task), message, schedule, WINDOW);
    }

    @Test
    void theSameMessageIsFoundNewestFirst() {
        var first = aTask(TEXT);
        var second = aTask(TEXT);
        accepted(first);
        accepted(aTask(new Message.Markdown("春季促销 \"today\" 🌙\n")));
        accepted(aTask(new Message.Text("春季促销")));
        accepted(second);
        var found = look(first, TEXT, Schedule.AT_ONCE);
        assertThat(found.same())
                .extracting(Same::bizNo)
                .containsExactly(second.submission().bizNo(), first.submission().bizNo());
        assertThat(found.same())
                .allSatisfy(
                        same -> assertThat(same.begins()).isBetween(found.now().minusSeconds(60), found.now()));
        assertThat(recent().sameMessage(new AgentId(4), TEXT, Schedule.AT_ONCE, WINDOW)
                        .same())
                .as("of another app")
                .isEmpty();
    }

    @Test
    void everyPartOfAMessageCounts() {
        var article = new Article("title", Optional.of("words"), "https://x.example", Optional.empty());
        var other = new Article("title", Optional.empty(), "https://x.example", Optional.empty());
        var card = new Message.TextCard("title", "words", "https://x.example", Optional.of("more"));
        var task = aTask(new Message.News(List.of(article)));
        accepted(task);
        accepted(aTask(card));
        assertThat(look(task, new Message.News(List.of(article)), Schedule.AT_ONCE)
                        .same())
                .hasSize(1);
        assertThat(look(task, new Message.News(List.of(other)), Schedule.AT_ONCE)
                        .same())
                .isEmpty();
        assertThat(look(task, card, Schedule.AT_ONCE).same()).hasSize(1);
        assertThat(look(
                                task,
                                new Message.TextCard("title", "words", "https://x.example", Optional.empty()),
                                Schedule.AT_ONCE)
                        .same())
                .isEmpty();
    }

    @Test
    void whatBeginsLongBeforeOrAfterDoesNotCount() {
        var soon = accepted(aTask(TEXT));
        assertThat(soon).isNotNull();
        var now = look(aTask(TEXT), TEXT, Schedule.AT_ONCE).now();
        var tomorrow = scheduled(3, 3, at(now.plus(Duration.ofDays(1))));
        accepted(tomorrow);
        var text = tomorrow.submission().message();
        assertThat(look(tomorrow, text, Schedule.AT_ONCE).same()).isEmpty();
        assertThat(look(tomorrow, text, at(now.plus(Duration.ofHours(21)))).same())
                .hasSize(1);
        assertThat(look(tomorrow, text, at(now.plus(Duration.ofHours(27)))).same())
                .hasSize(1);
        assertThat(look(tomorrow, text, at(now.plus(Duration.ofHours(29)))).same())
                .isEmpty();
        assertThat(look(tomorrow, TEXT, at(now.plus(Duration.ofHours(5)))).same())
                .isEmpty();
    }

    @Test
    void theStartIsNowUnlessItIsLater() {
        var task = aTask(TEXT);
        var atOnce = look(task, TEXT, Schedule.AT_ONCE);
        assertThat(atOnce.start()).isEqualTo(atOnce.now());
        var past = look(task, TEXT, at(atOnce.now().minusSeconds(5)));
        assertThat(past.start()).isEqualTo(past.now());
        var later = Instant.ofEpochMilli(atOnce.now().plusSeconds(500).toEpochMilli());
        assertThat(look(task, TEXT, at(later)).start()).isEqualTo(later);
    }

    @Test
    void whatWasCancelledDoesNotCount() {
        var task = aTask(TEXT);
        setStatus(accepted(task), TaskStatus.CANCELLED);
        assertThat(look(task, TEXT, Schedule.AT_ONCE).same()).isEmpty();
    }
}
