package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wecomops.domain.time.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Sleeper} must do. */
@Timeout(30)
public abstract class SleeperContract {
    protected abstract Sleeper sleeper();

    /** The clock by which the sleeper sleeps; it never steps back. */
    protected abstract Instant now();

    @Test
    void timeHasPassedAfterwards() throws InterruptedException {
        Instant before = now();
        sleeper().sleep(Duration.ofMillis(30));
        assertThat(Duration.between(before, now())).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void noTimeAndLessIsNoWait() throws InterruptedException {
        sleeper().sleep(Duration.ZERO);
        sleeper().sleep(Duration.ofDays(-1));
    }

    @Test
    void whoWasInterruptedDoesNotSleep() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> sleeper().sleep(Duration.ofDays(1)));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void interruptionEndsASleep() throws InterruptedException {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread sleeping = Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    began.countDown();
                    sleeper().sleep(Duration.ofMinutes(1));
                }
            } catch (InterruptedException asAsked) {
                ended.countDown();
            }
        });
        began.await();
        sleeping.interrupt();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
