package io.wecomops.application.masstask;

import static io.wecomops.application.masstask.DispatcherParts.APP;
import static io.wecomops.application.masstask.DispatcherParts.LEASE;
import static io.wecomops.application.masstask.DispatcherParts.aMessage;
import static io.wecomops.application.masstask.DispatcherParts.aPartOfALargeTask;
import static io.wecomops.application.masstask.DispatcherParts.aSmallTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of batches whose people have had enough. Each batch is for the same person, unless its number says otherwise. */
class SendBatchToMembersTest {
    private static final int A_MINUTE = 30;

    private final DispatcherParts parts = new DispatcherParts();
    private SendBatch sendBatch = parts.sendBatch();

    static List<SendOutcome> whatWecomDidNotTake() {
        return List.of(
                new SendOutcome.Busy(Reason.wecom(-1), ""),
                new SendOutcome.Throttled(Duration.ofMillis(1), Reason.wecom(45009), ""),
                new SendOutcome.AppRefused(Duration.ofMillis(1), Reason.wecom(60020), ""),
                new SendOutcome.NotSent(Duration.ofMillis(1), ""),
                new SendOutcome.Refused(Reason.wecom(81013), ""));
    }

    @Test
    void memberAtItsLimitIsSentNothingAndNoAttemptIsUsedUp() throws InterruptedException {
        send(A_MINUTE, aSmallTask());
        assertThat(parts.sender.tokens()).hasSize(A_MINUTE);
        send(2, aSmallTask());
        assertThat(parts.sender.tokens()).hasSize(A_MINUTE);
        var later = lastAgain();
        assertThat(later.reason()).isEqualTo(Reason.MEMBER_LIMIT);
        assertThat(later.failedAttempts()).isZero();
        assertThat(later.maybeDelivered()).isFalse();
        assertThat(later.after())
                .isBetween(Duration.ofSeconds(80), Duration.ofMinutes(1).plus(LEASE));
        assertThat(parts.taskLog.lines())
                .singleElement()
                .asString()
                .contains("user1")
                .contains("30 messages");
        parts.time.advance(later.after());
        send(1, aSmallTask());
        assertThat(parts.sender.tokens()).hasSize(A_MINUTE + 1);
    }

    @Test
    void repetitionThatHasToWaitStaysARepetition() throws InterruptedException {
        send(A_MINUTE, aSmallTask());
        send(1, aSmallTask(Optional.of(Duration.ofSeconds(5))));
        assertThat(lastAgain().maybeDelivered()).isTrue();
    }

    @Test
    void whatIsNotSentIsNotCounted() throws InterruptedException {
        parts.queue.refuseStarts();
        send(A_MINUTE + 1, aSmallTask());
        assertThat(left().full()).isEmpty();
        assertThat(parts.sender.tokens()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whatWecomDidNotTake")
    void whatWecomDidNotTakeIsNotCounted(SendOutcome outcome) throws InterruptedException {
        for (int each = 0; each < A_MINUTE + 1; each++) {
            parts.sender.answer(outcome);
            send(1, aSmallTask());
            parts.time.advance(Duration.ofMillis(10));
        }
        assertThat(parts.sender.tokens()).hasSize(A_MINUTE + 1);
        assertThat(left().full()).isEmpty();
    }

    @Test
    void whatMayHaveArrivedIsCounted() throws InterruptedException {
        for (int each = 0; each < A_MINUTE; each++) {
            parts.sender.answer(new SendOutcome.Lost(Reason.ANSWER_LOST, ""));
            send(1, aSmallTask());
        }
        assertThat(left().full()).containsKey(new UserId("user1"));
    }

    @Test
    void senderThatFailedMayHaveSent() {
        parts.personTimesADay = OptionalLong.of(10);
        sendBatch = parts.sendBatch();
        parts.sender.fail(new IllegalStateException("a fault of the sender's"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> send(1, aSmallTask()));
        assertThat(left().personTimesToday()).hasValue(7);
    }

    @Test
    void largeTaskCountsOnceForEverybody() throws InterruptedException {
        for (int number = 1; number <= 100; number++) {
            send(1, aPartOfALargeTask(number));
        }
        assertThat(parts.sender.tokens()).hasSize(100);
        send(A_MINUTE, aSmallTask());
        assertThat(parts.sender.tokens()).as("one has come from the large task").hasSize(100 + A_MINUTE - 1);
    }

    @Test
    void dayThatIsUsedUpHasBatchesWaitUntilMidnightInBeijing() throws InterruptedException {
        parts.personTimesADay = OptionalLong.of(5);
        sendBatch = parts.sendBatch();
        send(3, aSmallTask());
        assertThat(parts.sender.tokens()).as("three people each").hasSize(1);
        var later = lastAgain();
        assertThat(later.reason()).isEqualTo(Reason.DAY_LIMIT);
        assertThat(later.failedAttempts()).isZero();
        assertThat(parts.time.instant().plus(later.after())).isEqualTo(Instant.parse("2026-01-01T16:00:00Z"));
        assertThat(parts.taskLog.lines()).singleElement().asString().contains("5 person-times");
        parts.time.advance(later.after());
        send(1, aSmallTask());
        assertThat(parts.sender.tokens()).hasSize(2);
    }

    @Test
    void repetitionCostsNothingOfTheDay() throws InterruptedException {
        parts.personTimesADay = OptionalLong.of(3);
        sendBatch = parts.sendBatch();
        send(1, aSmallTask());
        send(1, aSmallTask(Optional.of(Duration.ofSeconds(5))));
        assertThat(parts.sender.tokens()).hasSize(2);
    }

    @Test
    void messageIsBookedInTheUrgentLane() throws InterruptedException {
        send(1, aMessage());
        send(1, aSmallTask());
        assertThat(parts.aheads()).containsExactly(Duration.ofSeconds(20), Duration.ofMillis(500));
    }

    @Test
    void nothingIsSentWhereTheQuotaCannotBeAsked() {
        parts.quotaIsGone = true;
        assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(() -> send(1, aSmallTask()));
        assertThat(parts.sender.tokens()).isEmpty();
    }

    private void send(int times, ClaimedBatch batch) throws InterruptedException {
        for (int each = 0; each < times; each++) {
            sendBatch.send(batch, parts.leaseEnd(), () -> false);
        }
    }

    private BatchResult.Again lastAgain() {
        return (BatchResult.Again) parts.queue.recorded().getLast();
    }

    private QuotaLeft left() {
        return parts.memory
                .memberQuota()
                .left(
                        new LimitKey("send:" + APP),
                        List.of(new UserId("user1")),
                        MemberWindows.of(parts.personTimesADay, LEASE));
    }
}
