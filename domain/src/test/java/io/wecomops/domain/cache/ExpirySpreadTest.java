package io.wecomops.domain.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What was written at once does not expire at once. Counted in whole seconds from the first expiry to the last, with the
 * lifetimes and the jitter of the default settings; both lifetimes are drawn by one factor, so each is spread alike.
 */
class ExpirySpreadTest {
    private static final int KEYS = 100_000;
    private static final CachePolicy DEFAULT = new CachePolicy(Duration.ofMinutes(5), Duration.ofMinutes(15), 0.9, 1.2);

    @Test
    void noSecondSeesMoreThanAThirdAboveTheMeanOfExpiries() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        int[] soft = new int[90];
        int[] hard = new int[270];
        for (int key = 0; key < KEYS; key++) {
            Lifetime life = DEFAULT.draw(random.nextDouble());
            soft[(int) life.soft().minusSeconds(270).toSeconds()]++;
            hard[(int) life.hard().minusSeconds(810).toSeconds()]++;
        }
        assertSpread("soft, seed " + seed, soft);
        assertSpread("hard, seed " + seed, hard);
    }

    private static void assertSpread(String what, int[] expiriesBySecond) {
        double mean = (double) KEYS / expiriesBySecond.length;
        for (int expiries : expiriesBySecond) {
            assertThat(expiries / mean).as(what).isBetween(0.7, 1.3);
        }
    }
}
