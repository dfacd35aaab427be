package io.wecomops.testkit.contract;

import static io.wecomops.testkit.fixture.MassTasksFixture.TRACE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aNumber;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.domain.resend.Kin;
import io.wecomops.domain.resend.NewResend;
import io.wecomops.domain.resend.Opening;
import io.wecomops.domain.resend.Resends;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Resends} must do. Each test begins without any task. */
@Timeout(120)
public abstract class ResendsContract {
    private static final BatchResult NOBODY = new BatchResult.Failed(Reason.wecom(81013));

    protected abstract Resends resends();

    /** Of the same tasks. */
    protected abstract MassTasks tasks();

    /** Of the same tasks. */
    protected abstract BatchQueue queue();

    /** Of the same tasks. */
    protected abstract Recalls recalls();

    private MassTask aFailedTask() {
        return new MassTasksFixture(tasks(), queue()).anEndedTask(aTextTaskFor(4, 2), _ -> NOBODY);
    }

    private Opening open(BizNo of) {
        return resends().open(asked(of, Optional.empty())).orElseThrow();
    }

    private Opening open(BizNo of, BizNo name) {
        return resends().open(asked(of, Optional.of(name))).orElseThrow();
    }

    private static NewResend asked(BizNo of, Optional<BizNo> name) {
        return new NewResend(of, name, new Fingerprint("f".repeat(64)), TRACE);
    }

    @Test
    void nobodyRetriesATaskThatIsNotThere() {
        assertThat(resends().open(asked(aNumber(), Optional.empty()))).isEmpty();
    }

    @Test
    void aRetryIsATaskOfItsOwnThatIsToBeSealed() {
        MassTask source = aFailedTask();

        assertThat(open(source.bizNo())).isInstanceOfSatisfying(Opening.Opened.class, opened -> {
            MassTask retry = opened.task();
            assertThat(retry.bizNo().value()).isEqualTo(source.bizNo() + "-retry-1");
            assertThat(retry.status()).isEqualTo(TaskStatus.PENDING);
            assertThat(retry.stage()).isEqualTo(TaskStage.SEALING);
            assertThat(List.of(retry.agentId(), retry.type(), retry.delivery()))
                    .isEqualTo(List.of(source.agentId(), source.type(), source.delivery()));
            assertThat(resends().kinOf(retry.id())).isEqualTo(new Kin(Optional.of(source.bizNo()), List.of()));
            assertThat(resends().kinOf(source.id())).isEqualTo(new Kin(Optional.empty(), List.of(retry.bizNo())));
        });
    }

    @Test
    void aNumberThatIsTooLongWithItsEndingIsCut() {
        var longest = new BizNo("x".repeat(64));
        new MassTasksFixture(tasks(), queue()).anEndedTask(aTextTaskFor(longest, 1, 1), _ -> NOBODY);

        assertThat(open(longest))
                .isInstanceOfSatisfying(
                        Opening.Opened.class,
                        opened -> assertThat(opened.task().bizNo().value()).isEqualTo("x".repeat(56) + "-retry-1"));
    }

    @Test
    void askedAgainItIsTheSameRetry() {
        MassTask source = aFailedTask();
        BizNo name = aNumber();
        MassTask retry = ((Opening.Opened) open(source.bizNo(), name)).task();

        assertThat(open(source.bizNo(), name)).isEqualTo(new Opening.Existing(retry));
        assertThat(open(source.bizNo())).as("whatever its number").isEqualTo(new Opening.Existing(retry));
        assertThat(open(source.bizNo(), aNumber())).as("not another one").isEqualTo(new Opening.UnderWay(retry));
    }

    @Test
    void ofManyWhoAskAtOnceOneOpensIt() {
        BizNo source = aFailedTask().bizNo();

        List<Opening> answers = AtOnce.call(8, _ -> open(source));

        assertThat(answers.stream().filter(Opening.Opened.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Opening.Existing.class::isInstance)).hasSize(7);
        assertThat(tasks().find(new BizNo(source + "-retry-2"))).isEmpty();
    }

    @Test
    void aNumberOfAnotherTaskIsTaken() {
        MassTask source = aFailedTask();

        assertThat(open(source.bizNo(), source.bizNo())).isEqualTo(new Opening.Taken(source));
    }

    @Test
    void whatHasNotEndedIsNotRetried() {
        BizNo running = new MassTasksFixture(tasks(), queue())
                .anAcceptedTask(aTextTaskFor(2))
                .bizNo();

        assertThat(open(running)).isEqualTo(new Opening.Refused("the task has not ended"));
    }

    @Test
    void whereNobodyFailedNobodyIsSentToAgain() {
        var fixture = new MassTasksFixture(tasks(), queue());
        MassTask sent = fixture.anEndedTask(aTextTaskFor(2), _ -> new BatchResult.Sent("id", List.of()));
        MassTask unknown = fixture.anEndedTask(aTextTaskFor(2), _ -> new BatchResult.Unknown(Reason.ANSWER_LOST));

        assertThat(open(sent.bizNo())).isEqualTo(new Opening.Refused("nobody failed"));
        assertThat(open(unknown.bizNo()))
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        refused -> assertThat(refused.why()).contains("resolve-unknown"));
    }

    @Test
    void whatWasRecalledIsNotRetried() {
        MassTask half = new MassTasksFixture(tasks(), queue())
                .anEndedTask(
                        aTextTaskFor(2, 1),
                        batch -> batch.number() == 1 ? NOBODY : new BatchResult.Sent("id", List.of()));
        recalls().ask(half.bizNo(), TRACE);

        assertThat(open(half.bizNo())).isInstanceOf(Opening.Refused.class);
    }
}
