package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskEvent.Level;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.page.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link TaskLog} must do. */
@Timeout(120)
public abstract class TaskLogContract {
    protected abstract TaskLog log();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    private TaskId aTask() {
        return tasks().accept(aTextTaskFor(1)).task().id();
    }

    /** What was appended; each log begins with a line about the task's acceptance. */
    private List<TaskEvent> appended(TaskId task) {
        var lines = log().read(task, PageRequest.first(100)).items();
        return lines.subList(1, lines.size());
    }

    @Test
    void linesAreReadInTheirOrder() {
        var task = aTask();
        log().append(task, Level.INFO, "one");
        log().append(task, Level.WARN, "two");
        log().append(task, Level.ERROR, "three");
        assertThat(appended(task)).extracting(TaskEvent::message).containsExactly("one", "two", "three");
        assertThat(appended(task)).extracting(TaskEvent::level).containsExactly(Level.INFO, Level.WARN, Level.ERROR);
        assertThat(appended(task)).extracting(TaskEvent::at).isSorted();
    }

    @Test
    void eachTaskHasItsOwnLog() {
        var one = aTask();
        var other = aTask();
        log().append(one, Level.INFO, "of one");
        assertThat(appended(other)).isEmpty();
        assertThat(appended(one)).hasSize(1);
    }

    @Test
    void unknownTaskHasNoLog() {
        var page = log().read(new TaskId(aTask().value() + 1_000), PageRequest.first(10));
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void everyTextIsKept() {
        var task = aTask();
        var text = "批次 3 发送失败 🙁 'quoted' \\ \" :name ? %s\n" + "长".repeat(5_000);
        log().append(task, Level.ERROR, text);
        log().append(task, Level.INFO, "");
        assertThat(appended(task)).extracting(TaskEvent::message).containsExactly(text, "");
    }

    @Test
    void lineThatIsFarTooLongKeepsItsBeginning() {
        var task = aTask();
        log().append(task, Level.ERROR, "x" + "🙁".repeat(50_000));
        var kept = appended(task).getFirst().message();
        assertThat(kept).hasSizeGreaterThan(10_000);
        assertThat("x" + "🙁".repeat(50_000)).startsWith(kept);
        assertThat(kept).endsWith("🙁");
    }

    @Test
    void logPagesWhileItGrows() {
        var task = aTask();
        for (int i = 1; i <= 4; i++) {
            log().append(task, Level.INFO, "line " + i);
        }
        List<String> read = new ArrayList<>();
        var page = log().read(task, PageRequest.first(2));
        page.items().forEach(line -> read.add(line.message()));
        log().append(task, Level.INFO, "line 5");
        while (page.next().isPresent()) {
            page = log().read(task, new PageRequest(2, page.next().getAsLong()));
            page.items().forEach(line -> read.add(line.message()));
        }
        assertThat(read.subList(1, read.size())).containsExactly("line 1", "line 2", "line 3", "line 4", "line 5");
    }

    @Test
    void linesAppendedWithinAMinuteSayTimesWithinAMinute() {
        var task = aTask();
        log().append(task, Level.INFO, "first");
        log().append(task, Level.INFO, "second");
        var lines = appended(task);
        assertThat(Duration.between(lines.get(0).at(), lines.get(1).at())).isLessThan(Duration.ofMinutes(1));
    }
}
