package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkBellTest {
    private final WorkBell bell = new WorkBell();

    @Test
    @Timeout(10)
    void aRingBeforeTheWaitIsNotLost() throws InterruptedException {
        bell.ring();
        bell.await(Duration.ofHours(1));
    }

    @Test
    @Timeout(10)
    void aRingWakesTheOneWhoWaits() throws InterruptedException {
        Thread ringer = Thread.ofVirtual().start(bell::ring);
        bell.await(Duration.ofHours(1));
        ringer.join();
    }

    @Test
    @Timeout(10)
    void manyRingsWakeOnce() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            bell.ring();
        }
        bell.await(Duration.ofHours(1));
        assertThatCode(() -> bell.await(Duration.ofMillis(1))).doesNotThrowAnyException();
    }
}
