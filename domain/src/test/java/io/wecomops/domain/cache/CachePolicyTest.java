package io.wecomops.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CachePolicyTest {
    private static final Duration SOFT = Duration.ofSeconds(50);
    private static final Duration HARD = Duration.ofSeconds(150);
    private static final Duration NANO = Duration.ofNanos(1);

    @Test
    void entryIsFreshThenStaleThenEnded() {
        Lifetime lifetime = new CachePolicy(SOFT, HARD, 1, 1).draw(0.5);
        assertThat(lifetime.at(Duration.ZERO)).isEqualTo(Freshness.FRESH);
        assertThat(lifetime.at(SOFT.minus(NANO))).isEqualTo(Freshness.FRESH);
        assertThat(lifetime.at(SOFT)).isEqualTo(Freshness.STALE);
        assertThat(lifetime.at(HARD.minus(NANO))).isEqualTo(Freshness.STALE);
        assertThat(lifetime.at(HARD)).isEqualTo(Freshness.ENDED);
    }

    @Test
    void ageBeforeItsTimeIsFresh() {
        assertThat(new Lifetime(SOFT, HARD).at(Duration.ofSeconds(-1))).isEqualTo(Freshness.FRESH);
    }

    @Test
    void equalLifetimesKnowNoStaleTime() {
        Lifetime lifetime = new Lifetime(SOFT, SOFT);
        assertThat(lifetime.at(SOFT.minus(NANO))).isEqualTo(Freshness.FRESH);
        assertThat(lifetime.at(SOFT)).isEqualTo(Freshness.ENDED);
    }

    @Test
    void chanceMovesBothLifetimesFromTheSmallestFactorToTheLargest() {
        CachePolicy policy = new CachePolicy(SOFT, HARD, 0.9, 1.1);
        assertThat(policy.draw(0)).isEqualTo(new Lifetime(Duration.ofSeconds(45), Duration.ofSeconds(135)));
        assertThat(policy.draw(0.5)).isEqualTo(new Lifetime(SOFT, HARD));
        assertThat(policy.draw(Math.nextDown(1.0)).soft()).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(55));
    }

    @Test
    void entriesWrittenTogetherDoNotEndTogether() {
        CachePolicy policy = new CachePolicy(SOFT, HARD, 0.9, 1.1);
        Random random = new Random(20261122);
        long different = Stream.generate(() -> policy.draw(random.nextDouble()).hard())
                .limit(1000)
                .distinct()
                .count();
        assertThat(different).isGreaterThan(990);
    }

    @Test
    void shortestLifetimeIsNeverNothing() {
        Lifetime lifetime = new CachePolicy(NANO, NANO, 0.1, 0.1).draw(0);
        assertThat(lifetime.soft()).isEqualTo(NANO);
    }

    @Test
    void lifetimesArePositiveAndInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CachePolicy(Duration.ZERO, HARD, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CachePolicy(HARD, SOFT, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lifetime(Duration.ZERO, HARD));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lifetime(HARD, SOFT));
    }

    @Test
    void jitterFactorsArePositiveAndInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CachePolicy(SOFT, HARD, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CachePolicy(SOFT, HARD, 1.1, 0.9));
        assertThatIllegalArgumentException().isThrownBy(() -> new CachePolicy(SOFT, HARD, 1, 10.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CachePolicy(SOFT, HARD, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CachePolicy(SOFT, HARD, 1, Double.NaN));
    }
}
