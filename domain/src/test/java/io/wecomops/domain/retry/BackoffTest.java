package io.wecomops.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(2, Duration.ofSeconds(30), 5);

    @Test
    void ceilingGrowsAsThePowersOfTheBase() {
        assertThat(BACKOFF.delay(1, 0.5)).isEqualTo(Duration.ofSeconds(1));
        assertThat(BACKOFF.delay(2, 0.5)).isEqualTo(Duration.ofSeconds(2));
        assertThat(BACKOFF.delay(3, 0.25)).isEqualTo(Duration.ofSeconds(2));
        assertThat(BACKOFF.delay(4, 0.75)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void delayMayBeNothing() {
        assertThat(BACKOFF.delay(5, 0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 64, 1024, Integer.MAX_VALUE})
    void delayStaysBelowTheCapHoweverOftenItIsTried(int retry) {
        assertThat(BACKOFF.delay(retry, Math.nextDown(1.0))).isLessThanOrEqualTo(BACKOFF.cap());
        assertThat(BACKOFF.delay(retry, 0.5)).isEqualTo(Duration.ofSeconds(15));
    }

    /** Kolmogorov-Smirnov against uniform in [0, ceiling): the statistic stays below 1.63 / sqrt(n) in 99 of 100 runs. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    void delaysAreUniform(int retry) {
        Random random = new Random(20261122 + retry);
        int draws = 10_000;
        double ceiling = Math.min(30, Math.pow(2, retry)) * 1e9;
        double[] delays = new double[draws];
        Arrays.setAll(delays, _ -> BACKOFF.delay(retry, random.nextDouble()).toNanos() / ceiling);
        Arrays.sort(delays);
        double furthest = 0;
        for (int i = 0; i < draws; i++) {
            furthest = Math.max(furthest, Math.max((i + 1.0) / draws - delays[i], delays[i] - (double) i / draws));
        }
        assertThat(furthest).isLessThan(1.63 / Math.sqrt(draws));
    }

    @Test
    void attemptsEndAfterTheLastRetry() {
        assertThat(BACKOFF.allowsAnotherAfter(1)).isTrue();
        assertThat(BACKOFF.allowsAnotherAfter(5)).isTrue();
        assertThat(BACKOFF.allowsAnotherAfter(6)).isFalse();
        assertThat(new Backoff(2, Duration.ofSeconds(1), 0).allowsAnotherAfter(1))
                .isFalse();
    }

    @Test
    void settingsHaveBorders() {
        Duration cap = Duration.ofSeconds(1);
        new Backoff(1, Duration.ofNanos(1), 0);
        new Backoff(10, cap, 100);
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(0.99, cap, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(10.01, cap, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Double.NaN, cap, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(2, Duration.ZERO, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(2, cap, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(2, cap, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> BACKOFF.delay(0, 0.5));
    }
}
