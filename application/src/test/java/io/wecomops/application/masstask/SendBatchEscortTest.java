package io.wecomops.application.masstask;

import static io.wecomops.application.masstask.DispatcherParts.aBatch;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.limit.Lane;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.DeliveryMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever gave a batch to its sender hears of it, and when. */
class SendBatchEscortTest {
    private final DispatcherParts parts = new DispatcherParts();
    private final SendBatch sendBatch = parts.sendBatch();
    private final List<String> heard = new ArrayList<>();
    private final Escort escort = new Escort() {
        @Override
        public boolean getAsBoolean() {
            return false;
        }

        @Override
        public void departs() {
            heard.add("departs after " + parts.sender.tokens().size());
        }
    };

    private int freePermits() {
        int free = 0;
        for (int i = 0; i < parts.settings.concurrency(); i++) {
            var attempt = parts.memory
                    .permitPool()
                    .acquire(
                            new LimitKey("concurrency"),
                            new PermitOwner("probe-" + i),
                            parts.settings.concurrency(),
                            Duration.ofSeconds(1));
            free += attempt instanceof Attempt.Granted ? 1 : 0;
        }
        return free;
    }

    @Test
    void othersMaySendWhileItIsRecorded() throws InterruptedException {
        parts.queue.atRecords(() -> heard.add("recorded with " + freePermits() + " permits free"));
        sendBatch.send(aBatch(), parts.leaseEnd(), escort);
        assertThat(heard).containsExactly("departs after 0", "recorded with 2 permits free");
    }

    @Test
    void whatWasAnsweredIsRecordedThoughItsPermitCannotBeGivenBack() throws InterruptedException {
        parts.permitsCannotBeGivenBack = true;
        sendBatch.send(aBatch(), parts.leaseEnd(), escort);
        assertThat(parts.queue.recorded()).containsExactly(new BatchResult.Sent("m", List.of()));
        parts.time.advance(DispatcherParts.LEASE);
        assertThat(freePermits()).as("its lease does").isEqualTo(parts.settings.concurrency());
    }

    @Test
    void noPermitIsHeldWhileASlotIsWaitedFor() throws InterruptedException {
        List<String> noted = new ArrayList<>();
        parts.queue.atStarts(() ->
                noted.add(freePermits() + " free at " + parts.time.elapsed().toMillis()));
        parts.turn.book(DispatcherParts.APP, Lane.MASS, parts.leaseEnd(), () -> false);
        assertThat(freePermits()).isEqualTo(parts.settings.concurrency());
        sendBatch.send(aBatch(), parts.leaseEnd(), escort);
        assertThat(noted).singleElement().asString().startsWith(parts.settings.concurrency() + " free");
    }

    @Test
    void whatMustNotBeSentNeverDeparts() throws InterruptedException {
        parts.queue.refuseStarts();
        sendBatch.send(aBatch(), parts.leaseEnd(), escort);
        assertThat(heard).noneMatch(word -> word.startsWith("departs"));
        assertThat(parts.sender.tokens()).isEmpty();
    }

    @Test
    void whatMayGoOutOnlyOnceIsNotedShortlyBeforeItsSlot() throws InterruptedException {
        List<Duration> noted = new ArrayList<>();
        parts.queue.atStarts(() -> noted.add(parts.time.elapsed()));
        for (int i = 0; i < 3; i++) {
            sendBatch.send(aBatch(DeliveryMode.AT_MOST_ONCE), parts.leaseEnd(), () -> false);
        }
        Duration slot = Duration.ofNanos(100_800_000);
        assertThat(noted.get(1)).isBetween(slot.minusMillis(51), slot.minusMillis(1));
        assertThat(noted.get(2))
                .isBetween(
                        slot.multipliedBy(2).minusMillis(51),
                        slot.multipliedBy(2).minusMillis(1));
    }
}
