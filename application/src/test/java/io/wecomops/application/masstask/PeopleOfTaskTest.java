package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.masstask.ExportRecipients.Answer;
import io.wecomops.domain.masstask.AttemptOutcome;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exporting all people of a task, and tracing one. */
class PeopleOfTaskTest {
    private static final BizNo KNOWN = new BizNo("b-1");
    private static final BizNo UNKNOWN = new BizNo("b-2");
    private static final NodeId NODE = new NodeId("node-1");

    private final FakeMassTasks tasks = new FakeMassTasks();
    private final FakeHistory history = new FakeHistory();
    private TaskStage stage = TaskStage.READY;
    private final ExportRecipients export = new ExportRecipients(
            tasks, bizNo -> tasks.find(bizNo).map(task -> new TaskIndex.Entry(task.id(), stage)), history);
    private final TraceRecipient trace = new TraceRecipient(tasks, history, history);

    @BeforeEach
    void aTaskIsKnown() {
        var submit = new SubmitMassTask(
                tasks,
                (_, _, _, _) -> new SealedRequest(new byte[] {1}),
                new BatchPlan(10),
                (_, asked) -> new Expander.Expansion.People(asked),
                new WorkBell());
        var audience = new Audience(List.of(new UserId("ann")));
        submit.submit(
                new Submission(KNOWN, new AgentId(7), new Message.Text("hi"), audience, DeliveryMode.EFFECTIVELY_ONCE),
                new TraceId("t-1"));
    }

    private static Recipient person(String user, RecipientState state, Optional<Reason> reason) {
        return new Recipient(new UserId(user), state, 1, 1, reason, Optional.empty());
    }

    private void manyPeople(int count) {
        for (int i = 0; i < count; i++) {
            var state = i % 1_000 == 0 ? RecipientState.FAILED : RecipientState.SENT;
            history.people.add(person("p" + i, state, Optional.empty()));
        }
    }

    private static List<Recipient> walked(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Begun.class);
        var all = new ArrayList<Recipient>();
        assertThat(((Answer.Begun) answer).people().each(all::addAll)).isTrue();
        return all;
    }

    @Test
    void everybodyIsHandedOnInStretches() {
        manyPeople(6_500);
        assertThat(walked(export.all(KNOWN))).isEqualTo(history.people);
        assertThat(history.asked).containsExactly(0L, 2_000L, 4_000L, 6_000L);
    }

    @Test
    void thoseInAStateAreLookedForEverywhere() {
        manyPeople(6_500);
        assertThat(walked(export.inState(KNOWN, RecipientState.FAILED)))
                .extracting(one -> one.user().value())
                .containsExactly("p0", "p1000", "p2000", "p3000", "p4000", "p5000", "p6000");
    }

    @Test
    void peopleWhoAreDeletedMeanwhileAreNotTakenForAll() {
        manyPeople(10);
        var begun = (Answer.Begun) export.all(KNOWN);
        stage = TaskStage.ARCHIVED;
        assertThat(begun.people().each(_ -> {})).isFalse();
    }

    @Test
    void aTaskThatIsNotThereHasNoPeople() {
        assertThat(export.all(UNKNOWN)).isEqualTo(new Answer.NoTask());
        assertThat(trace.trace(UNKNOWN, new UserId("ann"))).isEmpty();
        assertThat(trace.trace(KNOWN, new UserId("nobody"))).isEmpty();
    }

    private SendAttempt attempt(int number, AttemptOutcome outcome, Optional<Reason> reason) {
        return new SendAttempt(
                number,
                NODE,
                Instant.EPOCH,
                Optional.of(new SendAttempt.End(Instant.EPOCH.plusSeconds(1), outcome, reason)));
    }

    @Test
    void aPersonIsToldWithEveryAttempt() {
        var ann = person("ann", RecipientState.SENT, Optional.empty());
        history.people.add(ann);
        history.attempts.add(attempt(1, AttemptOutcome.AGAIN, Optional.of(Reason.ANSWER_LOST)));
        history.attempts.add(attempt(2, AttemptOutcome.DELIVERED, Optional.empty()));
        assertThat(trace.trace(KNOWN, ann.user()))
                .contains(new TraceRecipient.Traced(ann, new TraceId("t-1"), history.attempts));
    }

    @Test
    void whomADeliveryDidNotReachFailedByIt() {
        var ghost = person("ghost", RecipientState.FAILED, Optional.of(Reason.INVALID_USER));
        history.people.add(ghost);
        history.attempts.add(attempt(1, AttemptOutcome.AGAIN, Optional.of(Reason.wecom(-1))));
        history.attempts.add(attempt(2, AttemptOutcome.DELIVERED, Optional.empty()));
        assertThat(trace.trace(KNOWN, ghost.user()).orElseThrow().attempts())
                .containsExactly(
                        attempt(1, AttemptOutcome.AGAIN, Optional.of(Reason.wecom(-1))),
                        attempt(2, AttemptOutcome.FAILED, Optional.of(Reason.INVALID_USER)));
    }
}
