package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportMassTasksTest {
    private static final BizNo KNOWN = new BizNo("b-1");
    private static final BizNo UNKNOWN = new BizNo("b-2");
    private static final PageRequest FIRST = PageRequest.first(10);
    private static final Recipient LISI = recipient("lisi", RecipientState.SENT);
    private static final Recipient GHOST = recipient("ghost", RecipientState.FAILED);

    private final FakeMassTasks tasks = new FakeMassTasks();
    private final FakeTaskLog log = new FakeTaskLog();
    private final ReportMassTasks report = new ReportMassTasks(
            tasks,
            bizNo -> tasks.find(bizNo).map(task -> new TaskIndex.Entry(task.id(), task.stage())),
            new TwoPeople(),
            log,
            new FakeTaskControl(tasks),
            reason -> new Explanation("about " + reason, "关于"));

    @BeforeEach
    void aTaskIsKnown() {
        var sealer = new SealedRequest(new byte[] {1});
        var submit = new SubmitMassTask(
                tasks,
                (_, _, _, _) -> sealer,
                new BatchPlan(10),
                (_, asked) -> new Expander.Expansion.People(asked),
                new WorkBell());
        var audience = new Audience(List.of(LISI.user(), GHOST.user()));
        submit.submit(
                new Submission(KNOWN, new AgentId(7), new Message.Text("hi"), audience, DeliveryMode.EFFECTIVELY_ONCE),
                new TraceId("t-1"));
        log.append(new TaskId(1), TaskEvent.Level.INFO, "accepted");
    }

    @Test
    void aTaskIsToldByItsNumberAndInTheList() {
        assertThat(report.one(KNOWN))
                .hasValueSatisfying(
                        details -> assertThat(details.task().bizNo()).isEqualTo(KNOWN));
        assertThat(report.all(FIRST).items()).hasSize(1);
    }

    @Test
    void itsPeopleAreToldAllOfThemOrByState() {
        assertThat(report.recipients(KNOWN, FIRST).orElseThrow().items()).containsExactly(LISI, GHOST);
        assertThat(report.recipients(KNOWN, RecipientState.FAILED, FIRST)
                        .orElseThrow()
                        .items())
                .containsExactly(GHOST);
    }

    @Test
    void itsLogIsTold() {
        assertThat(report.log(KNOWN, FIRST).orElseThrow().items())
                .extracting(TaskEvent::message)
                .containsExactly("accepted");
    }

    @Test
    void aTaskThatIsNotThereIsEmptyAndNotAnEmptyList() {
        assertThat(report.one(UNKNOWN)).isEmpty();
        assertThat(report.recipients(UNKNOWN, FIRST)).isEmpty();
        assertThat(report.recipients(UNKNOWN, RecipientState.SENT, FIRST)).isEmpty();
        assertThat(report.log(UNKNOWN, FIRST)).isEmpty();
    }

    @Test
    void aReasonIsToldInWords() {
        assertThat(report.explain(Reason.INVALID_USER).english()).isEqualTo("about invaliduser");
    }

    private static Recipient recipient(String user, RecipientState state) {
        return new Recipient(new UserId(user), state, 1, 1, Optional.empty(), Optional.empty());
    }

    private static final class TwoPeople implements RecipientLedger {
        @Override
        public Page<Recipient> list(TaskId task, PageRequest page) {
            return new Page<>(List.of(LISI, GHOST), OptionalLong.empty());
        }

        @Override
        public Page<Recipient> list(TaskId task, RecipientState state, PageRequest page) {
            var people = list(task, page).items().stream()
                    .filter(person -> person.state() == state)
                    .toList();
            return new Page<>(people, OptionalLong.empty());
        }

        @Override
        public Optional<Recipient> find(TaskId task, UserId user) {
            return list(task, FIRST).items().stream()
                    .filter(person -> person.user().equals(user))
                    .findFirst();
        }
    }
}
