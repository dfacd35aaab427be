package io.wecomops.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RetryRule RULE = new RetryRule(new Backoff(2, Duration.ofSeconds(30), 2));

    @Test
    void whatIsDoneOrRefusedForGoodIsNotRepeated() {
        assertThat(RULE.waitAfter(new Repeat.Never(), 1, HOUR, 0.5)).isEmpty();
    }

    @Test
    void waitsGrow() {
        assertThat(RULE.waitAfter(new Repeat.Later(), 1, HOUR, 0.5)).contains(Duration.ofSeconds(1));
        assertThat(RULE.waitAfter(new Repeat.Later(), 2, HOUR, 0.5)).contains(Duration.ofSeconds(2));
    }

    @Test
    void attemptsEnd() {
        assertThat(RULE.waitAfter(new Repeat.Later(), 3, HOUR, 0.5)).isEmpty();
        assertThat(RULE.waitAfter(new Repeat.NotBefore(Duration.ZERO), 3, HOUR, 0.5))
                .isEmpty();
    }

    @Test
    void whatTheFarEndAsksForIsWaitedForAndNeverLess() {
        var asked = new Repeat.NotBefore(Duration.ofSeconds(60));
        assertThat(RULE.waitAfter(asked, 1, HOUR, 0)).contains(Duration.ofSeconds(60));
        assertThat(RULE.waitAfter(asked, 1, HOUR, 0.5)).contains(Duration.ofSeconds(61));
    }

    @Test
    void noAttemptIsPlannedForAfterTheDeadline() {
        Random random = new Random(20261122);
        for (int i = 0; i < 10_000; i++) {
            Duration left = Duration.ofMillis(random.nextInt(4_000));
            Repeat repeat = random.nextBoolean()
                    ? new Repeat.Later()
                    : new Repeat.NotBefore(Duration.ofMillis(random.nextInt(4_000)));
            RULE.waitAfter(repeat, 1 + random.nextInt(2), left, random.nextDouble())
                    .ifPresent(wait -> assertThat(wait).isLessThan(left));
        }
        assertThat(RULE.waitAfter(new Repeat.Later(), 1, Duration.ofSeconds(-1), 0))
                .isEmpty();
    }

    @Test
    void blockIsNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Repeat.NotBefore(Duration.ofMillis(-1)));
    }
}
