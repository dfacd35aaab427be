package io.wecomops.application.masstask;

import static io.wecomops.application.masstask.DispatcherParts.APP;
import static io.wecomops.application.masstask.DispatcherParts.aBatch;
import static io.wecomops.application.masstask.DispatcherParts.aRetry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendBatchTest {
    private static final LimitKey CONCURRENCY = new LimitKey("concurrency");
    private static final LimitKey SENDING = new LimitKey("send:" + APP);
    private static final SendOutcome REJECTED = new SendOutcome.TokenRejected(Reason.wecom(40014), "");

    private final DispatcherParts parts = new DispatcherParts();
    private final SendBatch sendBatch = parts.sendBatch();

    @Test
    void whatIsDeliveredIsRecordedAsSent() throws InterruptedException {
        assertThat(send()).isEqualTo(Duration.ZERO);
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.Sent("m", List.of()));
        assertThat(parts.sender.tokens()).containsExactly("token-1");
    }

    @Test
    void thePermitIsGivenBackWhateverCameOfIt() throws InterruptedException {
        parts.sender.answer(new SendOutcome.Lost(Reason.ANSWER_LOST, ""));
        send();
        send();
        for (int i = 0; i < parts.settings.concurrency(); i++) {
            var owner = new PermitOwner("probe-" + i);
            assertThat(parts.memory.permitPool().acquire(CONCURRENCY, owner, 2, Duration.ofSeconds(1)))
                    .isInstanceOf(Attempt.Granted.class);
        }
    }

    @Test
    void aRejectedTokenIsReplacedAndTheRequestRepeatedOnce() throws InterruptedException {
        parts.sender.answer(REJECTED);
        send();
        assertThat(parts.sender.tokens()).containsExactly("token-1", "token-2");
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.Sent("m", List.of()));
    }

    @Test
    void aSecondRejectionIsNoLoopAndUsesUpNoAttempt() throws InterruptedException {
        parts.sender.answer(REJECTED, REJECTED, REJECTED);
        send();
        assertThat(parts.sender.tokens()).hasSize(2);
        assertThat(parts.queue.recorded())
                .containsExactly(new BatchResult.Again(Duration.ofSeconds(1), 0, false, Reason.wecom(40014)));
    }

    @Test
    void tokenThatWasTakenAndThenRevokedHoldsNobodyBack() throws InterruptedException {
        parts.sender.answer(REJECTED, new SendOutcome.Refused(Reason.wecom(81013), ""), REJECTED);
        send();
        send();
        assertThat(parts.sender.tokens()).as("each rejected call once more").hasSize(4);
        assertThat(parts.queue.recorded().getLast()).isInstanceOf(BatchResult.Sent.class);
    }

    @Test
    void beingThrottledHoldsEveryNodeBack() throws InterruptedException {
        var block = Duration.ofSeconds(60);
        parts.sender.answer(new SendOutcome.Throttled(block, Reason.wecom(45009), ""));
        assertThat(send()).isEqualTo(block);
        var next = parts.memory.rateLimiter().reserve(SENDING, RateLimit.perSecond(10), 1, Duration.ofHours(1));
        assertThat(((Reservation.Booked) next).startsIn()).isBetween(Duration.ofSeconds(59), block);
    }

    @Test
    void appThatMayNotCallHoldsEveryNodeBackAndBurnsNobody() throws InterruptedException {
        var wait = Duration.ofSeconds(60);
        parts.sender.answer(new SendOutcome.AppRefused(wait, Reason.wecom(60020), "from ip: 192.0.2.1"));
        assertThat(send()).isEqualTo(wait);
        var next = parts.memory.rateLimiter().reserve(SENDING, RateLimit.perSecond(10), 1, Duration.ofHours(1));
        assertThat(((Reservation.Booked) next).startsIn()).isBetween(Duration.ofSeconds(59), wait);
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.Again(wait, 0, false, Reason.wecom(60020)));
        assertThat(parts.taskLog.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("wecom:60020").contains("192.0.2.1"));
    }

    @Test
    void whileHeldBackABatchIsGivenBackAndTheNodePauses() throws InterruptedException {
        parts.memory.rateLimiter().holdBack(SENDING, Duration.ofSeconds(60));
        assertThat(send()).isGreaterThan(Duration.ofSeconds(30));
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack());
        assertThat(parts.sender.tokens()).isEmpty();
    }

    @Test
    void refusedCredentialsBurnNobodyAndAreTold() throws InterruptedException {
        parts.issuer.refuse(true);
        assertThat(send()).isPositive();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack());
        assertThat(parts.taskLog.lines()).singleElement().asString().contains("wecom:40001");
    }

    @Test
    void anAppThatIsNotConfiguredIsWaitedForAndToldOnce() throws InterruptedException {
        var stranger = aBatch(new AgentId(99), 0, Optional.empty());
        for (int i = 0; i < 3; i++) {
            assertThat(sendBatch.send(stranger, parts.leaseEnd(), () -> false)).isZero();
        }
        assertThat(parts.queue.recorded()).hasSize(3).containsOnly(new BatchResult.GivenBack(Duration.ofMinutes(5)));
        assertThat(parts.taskLog.lines()).singleElement().asString().contains("99 is not configured");
    }

    @Test
    void whatDidNotGoOutComesBackAsItWasAndTheNodePauses() throws InterruptedException {
        var wait = Duration.ofSeconds(4);
        parts.sender.answer(new SendOutcome.NotSent(wait, "the last calls have failed"));
        var mayHaveArrived = aRetry(Optional.of(Duration.ofMinutes(1)));
        assertThat(sendBatch.send(mayHaveArrived, parts.leaseEnd(), () -> false))
                .isEqualTo(wait);
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack(wait));
    }

    @Test
    void whileEverythingFailsRetriesAreATenthOfTheRequestsAndThreeAndTheOthersWait() throws InterruptedException {
        var busy = new SendOutcome.Busy(Reason.wecom(-1), "");
        parts.sender.answer(Collections.nCopies(1_000, busy).toArray(SendOutcome[]::new));
        for (int request = 0; request < 50; request++) {
            send();
            for (int retry = 0; retry < 3; retry++) {
                sendBatch.send(aRetry(Optional.empty()), parts.leaseEnd(), () -> false);
            }
        }
        assertThat(parts.sender.tokens()).hasSizeLessThanOrEqualTo(58).hasSizeGreaterThanOrEqualTo(57);
        assertThat(parts.queue.recorded())
                .hasSize(200)
                .allSatisfy(result -> assertThat(result)
                        .as("nothing fails for want of budget")
                        .isInstanceOfAny(BatchResult.Again.class, BatchResult.GivenBack.class));
        assertThat(parts.queue.recorded())
                .filteredOn(BatchResult.GivenBack.class::isInstance)
                .containsOnly(new BatchResult.GivenBack(Duration.ofSeconds(20)));
    }

    @Test
    void retriesThatComeThroughMakeWayForOthers() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            sendBatch.send(aRetry(Optional.empty()), parts.leaseEnd(), () -> false);
        }
        assertThat(parts.sender.tokens()).hasSize(100);
    }

    @Test
    void aBatchThatAWaitCouldCarryPastItsRepeatWindowGoesOutWithoutBudget() throws InterruptedException {
        while (parts.budgets.draw(DispatcherParts.APP)) {
            assertThat(parts.sender.tokens()).isEmpty();
        }
        sendBatch.send(aRetry(Optional.of(Duration.ofMinutes(178))), parts.leaseEnd(), () -> false);
        assertThat(parts.sender.tokens()).hasSize(1);
    }

    @Test
    void aRetryThatIsNotSentInTimeCostsNoBudget() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            sendBatch.send(aRetry(Optional.empty()), parts.time.elapsed().plus(Duration.ofSeconds(9)), () -> false);
        }
        assertThat(parts.budgets.draw(DispatcherParts.APP)).isTrue();
    }

    @Test
    void whatMustNotStartIsNotSent() throws InterruptedException {
        parts.queue.refuseStarts();
        send();
        assertThat(parts.sender.tokens()).isEmpty();
        assertThat(parts.queue.recorded()).isEmpty();
    }

    @Test
    void nothingIsSentThatTheLeaseMightNotOutlive() throws InterruptedException {
        sendBatch.send(aBatch(), parts.time.elapsed().plus(Duration.ofSeconds(9)), () -> false);
        assertThat(parts.sender.tokens()).isEmpty();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack());
    }

    @Test
    void whileEveryPermitIsHeldABatchWaitsAndIsThenGivenBack() throws InterruptedException {
        for (int i = 0; i < parts.settings.concurrency(); i++) {
            parts.memory.permitPool().acquire(CONCURRENCY, new PermitOwner("other-" + i), 2, Duration.ofHours(1));
        }
        send();
        assertThat(parts.sender.tokens()).isEmpty();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack());
    }

    @Test
    void aBatchPastItsRepeatWindowIsUnknownWithoutBeingSent() throws InterruptedException {
        sendBatch.send(aBatch(Optional.of(Duration.ofHours(4))), parts.leaseEnd(), () -> false);
        assertThat(parts.sender.tokens()).isEmpty();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.Unknown(Reason.REPEAT_WINDOW_OVER));
    }

    @Test
    void aResultIsKeptThroughAShortAbsenceOfTheDatabase() throws InterruptedException {
        parts.queue.failRecords(5);
        send();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.Sent("m", List.of()));
    }

    @Test
    void aNodeThatStopsDoesNotWaitLongForADatabaseThatIsAway() {
        parts.queue.failRecords(1_000);
        Duration before = parts.time.elapsed();
        var asked = new AtomicInteger();
        assertThatThrownBy(() -> sendBatch.send(aBatch(), parts.leaseEnd(), () -> asked.incrementAndGet() > 3))
                .isInstanceOf(DependencyUnavailableException.class);
        assertThat(parts.time.elapsed().minus(before)).isLessThan(Duration.ofSeconds(7));
    }

    @Test
    void aSlotThatWasMissedIsGivenUpForAnother() throws InterruptedException {
        parts.queue.takeForStarts(parts.time, Duration.ofMillis(300));
        Duration before = parts.time.elapsed();
        send();
        assertThat(parts.sender.tokens()).hasSize(1);
        // the slots at 0 and, while the first was missed, at 100.8 and 201.6 ms are lost; the next is at hand
        var next = parts.memory.rateLimiter().reserve(SENDING, RateLimit.perSecond(10), 1, Duration.ofHours(1));
        assertThat(parts.time.elapsed().minus(before)).isEqualTo(Duration.ofMillis(300));
        assertThat(((Reservation.Booked) next).startsIn()).isEqualTo(Duration.ofNanos(100_800_000));
    }

    @Test
    void aDatabaseThatStandsStillForLessThanSomeSlotsMakesNoneMissed() throws InterruptedException {
        Duration begins = slotsAreBooked(3);
        parts.queue.takeForStarts(parts.time, Duration.ofMillis(190));
        send();
        assertThat(parts.sender.tokens()).hasSize(1);
        assertThat(parts.time.elapsed()).isBetween(begins, begins.plusMillis(1));
    }

    @Test
    void whatIsNotedEarlyDoesNotGoOutIfItsTaskIsPausedBeforeItsSlot() throws InterruptedException {
        slotsAreBooked(3);
        parts.queue.pauseOnceNoted();
        send();
        assertThat(parts.sender.tokens()).isEmpty();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack());
    }

    @Test
    void whatWaitsForAnotherSlotDoesNotGoOutIfItsTaskIsPausedMeanwhile() throws InterruptedException {
        parts.queue.atStarts(() -> {
            parts.time.advance(Duration.ofMillis(300));
            slotsAreBooked(10);
        });
        parts.queue.pauseOnceNoted();
        sendBatch.send(aBatch(DeliveryMode.AT_MOST_ONCE), parts.leaseEnd(), () -> false);
        assertThat(parts.sender.tokens()).isEmpty();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack());
    }

    /** By others. When the next one begins. */
    private Duration slotsAreBooked(int count) {
        Duration now = parts.time.elapsed();
        parts.memory.rateLimiter().reserve(SENDING, RateLimit.perSecond(10), count, Duration.ofHours(1));
        return now.plus(Duration.ofMillis(100L * count));
    }

    @Test
    void whatWasNotedAsBeingSentIsGivenBackWhereNoSlotCanBeHad() {
        parts.queue.takeForStarts(parts.time, Duration.ofMillis(300));
        parts.failLimiterAfter(1);
        assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(this::send);
        assertThat(parts.sender.tokens()).isEmpty();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack());
    }

    @Test
    void everySendIsCountedForTheCompanyByMinuteAndHour() throws InterruptedException {
        send();
        Window minute = new Window.Budget(
                new LimitKey("message-send:ww1:minute"), Headroom.in(new RateLimit(1, Duration.ofSeconds(60))), 1);
        Window hour = new Window.Budget(
                new LimitKey("message-send:ww1:hour"), Headroom.in(new RateLimit(1, Duration.ofHours(1))), 1);
        for (Window window : List.of(minute, hour)) {
            assertThat(parts.memory.rateLimiter().book(new Booking(List.of(window), 1, Duration.ZERO)))
                    .isInstanceOf(Reservation.TooFarAhead.class);
        }
    }

    @Test
    void aStoppingNodeStartsNothing() throws InterruptedException {
        sendBatch.send(aBatch(), parts.leaseEnd(), () -> true);
        assertThat(parts.sender.tokens()).isEmpty();
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.GivenBack());
    }

    private Duration send() throws InterruptedException {
        return sendBatch.send(aBatch(), parts.leaseEnd(), () -> false);
    }
}
