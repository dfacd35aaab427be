package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.masstask.SubmitMassTask.Answer;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Groups;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubmitMassTaskTest {
    private static final TraceId TRACE = new TraceId("t-1");

    private final FakeMassTasks tasks = new FakeMassTasks();
    private final SubmitMassTask submit = new SubmitMassTask(
            tasks,
            (agent, message, users, check) ->
                    new SealedRequest((message + " " + users + check).getBytes(StandardCharsets.UTF_8)),
            new BatchPlan(2),
            this::expanded,
            new WorkBell());

    private Expander.Expansion expansion = new Expander.Expansion.Faulty(new Fault("/tags/0", "is no tag"));

    private Expander.Expansion expanded(AgentId agent, Audience asked) {
        return asked.groups().isEmpty() ? new Expander.Expansion.People(asked) : expansion;
    }

    private static Submission toATag(String bizNo) {
        var groups = new Groups(List.of(), List.of(new TagId(7)), false);
        return new Submission(
                new BizNo(bizNo),
                new AgentId(7),
                new Message.Text("hello"),
                new Audience(List.of(), Map.of(), groups),
                DeliveryMode.EFFECTIVELY_ONCE);
    }

    @Test
    void taskIsForThoseWhoAreInItsGroupsWhenItIsAccepted() {
        expansion = new Expander.Expansion.People(new Audience(List.of(new UserId("ann"), new UserId("ann"))));
        assertThat(((Answer.Accepted) submit.submit(toATag("b-1"), TRACE)).doubles())
                .isEqualTo(1);
        assertThat(tasks.accepted().getFirst().people()).isEqualTo(1);
        expansion = new Expander.Expansion.People(new Audience(List.of(new UserId("ben"))));
        assertThat(submit.submit(toATag("b-1"), TRACE))
                .as("asked for in the same words")
                .isInstanceOf(Answer.Repeated.class);
    }

    @Test
    void taskWhoseGroupsCannotBeReadIsNotStored() {
        assertThat(submit.submit(toATag("b-1"), TRACE)).isEqualTo(new Answer.Faulty(new Fault("/tags/0", "is no tag")));
        expansion = new Expander.Expansion.Unavailable(Reason.UNREACHABLE, "away", Duration.ofSeconds(2));
        assertThat(submit.submit(toATag("b-1"), TRACE))
                .isEqualTo(new Answer.Unavailable(Reason.UNREACHABLE, "away", Duration.ofSeconds(2)));
        assertThat(tasks.accepted()).isEmpty();
    }

    @Test
    void everybodyStandsInOneSealedBatch() {
        var answer = submit.submit(submission("b-1", "hello", "c", "a", "B", "b", "d", "e"), TRACE);
        assertThat(((Answer.Accepted) answer).doubles()).isEqualTo(1);
        List<SealedBatch> batches = tasks.accepted().getFirst().batches();
        assertThat(batches).extracting(SealedBatch::number).containsExactly(1, 2, 3);
        assertThat(batches.stream().flatMap(batch -> batch.users().stream()).map(UserId::value))
                .containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void theSameSubmissionAgainIsTheSameTask() {
        var first = (Answer.Accepted) submit.submit(submission("b-1", "hello", "a"), TRACE);
        var second = (Answer.Repeated) submit.submit(submission("b-1", "hello", "a"), new TraceId("t-2"));
        assertThat(second.task()).isEqualTo(first.task());
        assertThat(tasks.accepted()).hasSize(1);
    }

    @Test
    void anotherSubmissionUnderTheSameNumberIsAConflict() {
        submit.submit(submission("b-1", "hello", "a"), TRACE);
        assertThat(submit.submit(submission("b-1", "bye", "a"), TRACE)).isInstanceOf(Answer.Conflict.class);
        assertThat(submit.submit(submission("b-1", "hello", "b"), TRACE)).isInstanceOf(Answer.Conflict.class);
    }

    @Test
    void ofManyEqualSubmissionsAtOnceOneIsAccepted() throws InterruptedException {
        Callable<Answer> post = () -> submit.submit(submission("b-1", "hello", "a"), TRACE);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    clients.invokeAll(IntStream.range(0, 50).mapToObj(_ -> post).toList());
            assertThat(answers.stream().filter(answer -> answer.resultNow() instanceof Answer.Accepted))
                    .hasSize(1);
        }
        assertThat(tasks.accepted()).hasSize(1);
    }

    @Test
    void twoTasksWithTheSameTextForTheSamePersonDifferInTheirBytes() {
        submit.submit(submission("b-1", "hello", "a"), TRACE);
        submit.submit(submission("b-2", "hello", "a"), TRACE);
        assertThat(tasks.accepted().stream()
                        .map(task -> task.batches().getFirst().request()))
                .doesNotHaveDuplicates();
    }

    private static Submission submission(String bizNo, String text, String... users) {
        return new Submission(
                new BizNo(bizNo),
                new AgentId(7),
                new Message.Text(text),
                new Audience(Stream.of(users).map(UserId::new).toList()),
                DeliveryMode.EFFECTIVELY_ONCE);
    }
}
