package io.wecomops.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.retry.Breaker.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
    private static final Duration NOW = Duration.ofSeconds(100);
    private static final double LONGEST = Math.nextDown(1.0);

    @Test
    void closedOneLetsEverythingThrough() {
        assertThat(Breaker.closed().admitted(NOW)).contains(Breaker.closed());
        assertThat(after(100, 0).phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void opensWithinItsWindow() {
        assertThat(after(0, Breaker.LEAST - 1).phase()).isEqualTo(Phase.CLOSED);
        assertThat(after(0, Breaker.LEAST).phase()).isEqualTo(Phase.OPEN);
        assertThat(after(1_000, Breaker.WINDOW / 2 - 1).phase()).isEqualTo(Phase.CLOSED);
        assertThat(after(1_000, Breaker.WINDOW / 2).phase()).isEqualTo(Phase.OPEN);
    }

    @Test
    void failuresThatHaveLeftTheWindowAreForgotten() {
        Breaker breaker = Breaker.closed();
        for (int round = 0; round < 100; round++) {
            for (int call = 0; call < 20; call++) {
                breaker = breaker.ended(breaker.era(), call >= 11, NOW, 0);
            }
            assertThat(breaker.phase()).as("round " + round).isEqualTo(Phase.CLOSED);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "4, 40", "5, 60", "50, 60"})
    void staysOpenLongerWithEachOpeningInARow(int openings, long seconds) {
        Breaker breaker = afterWithChance(LONGEST);
        Duration now = NOW;
        for (int more = 1; more < openings; more++) {
            now = breaker.until();
            Breaker probing = breaker.admitted(now).orElseThrow();
            breaker = probing.ended(probing.era(), true, now, LONGEST);
        }
        Duration length = Duration.ofSeconds(seconds);
        assertThat(breaker.until().minus(now)).isBetween(length.minusMillis(1), length);
    }

    @Test
    void nodesThatOpenedTogetherDoNotProbeTogether() {
        assertThat(afterWithChance(0).until().minus(NOW)).isEqualTo(Duration.ofMillis(2_500));
        assertThat(afterWithChance(0.5).until().minus(NOW)).isEqualTo(Duration.ofMillis(3_750));
    }

    @Test
    void openOneLetsNothingThroughUntilItsTimeIsOver() {
        Breaker open = afterWithChance(LONGEST);
        assertThat(open.admitted(NOW.plusMillis(4_999))).isEmpty();
        assertThat(open.untilNext(NOW.plusSeconds(1))).isBetween(Duration.ofMillis(3_999), Duration.ofSeconds(4));
        assertThat(open.admitted(open.until())).get().returns(Phase.PROBING, Breaker::phase);
    }

    @Test
    void oneProbeIsOutAtATime() {
        Breaker probing = probing();
        assertThat(probing.admitted(NOW.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(probing.untilNext(NOW.plus(Duration.ofDays(1)))).isPositive();
    }

    @Test
    void probeThatGetsThroughCloses() {
        Breaker probing = probing();
        Breaker closed = probing.ended(probing.era(), false, NOW, 0);
        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
        assertThat(closed.openings()).isZero();
        assertThat(closed.seen()).isZero();
    }

    @Test
    void whatBeganInAnEarlierEraChangesNothing() {
        Breaker open = after(0, Breaker.LEAST);
        assertThat(open.ended(0, false, NOW, 0)).isEqualTo(open);
        Breaker probing = probing();
        assertThat(probing.ended(0, false, NOW, 0)).isEqualTo(probing);
        assertThat(probing.ended(open.era(), true, NOW, 0)).isEqualTo(probing);
    }

    private static Breaker probing() {
        Breaker open = after(0, Breaker.LEAST);
        return open.admitted(open.until()).orElseThrow();
    }

    private static Breaker afterWithChance(double chance) {
        Breaker breaker = Breaker.closed();
        for (int i = 0; i < Breaker.LEAST; i++) {
            breaker = breaker.ended(breaker.era(), true, NOW, chance);
        }
        return breaker;
    }

    private static Breaker after(int successes, int failures) {
        Breaker breaker = Breaker.closed();
        for (int i = 0; i < successes + failures; i++) {
            breaker = breaker.ended(0, i >= successes, NOW, 0);
        }
        return breaker;
    }
}
