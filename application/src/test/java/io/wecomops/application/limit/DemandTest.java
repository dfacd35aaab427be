package io.wecomops.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final Duration START = Duration.ofSeconds(50);

    private final Demand demand = new Demand();

    @Test
    void asManyAreExpectedAsCameInSuchATime() {
        for (int each = 0; each < 40; each++) {
            demand.joins(START.plusMillis(2L * each));
        }
        Duration now = START.plusMillis(80);
        assertThat(demand.expected(Duration.ofMillis(25), now)).isEqualTo(10);
        assertThat(demand.expected(Duration.ofMillis(1), now)).isZero();
        assertThat(demand.expected(Duration.ofMinutes(1), now))
                .as("no further than it looks back")
                .isEqualTo(40);
    }

    @Test
    void nobodyIsExpectedWhereNobodyCameLately() {
        assertThat(demand.expected(Duration.ofMillis(50), START)).isZero();
        demand.joins(START);
        assertThat(demand.expected(Duration.ofMillis(100), START.plusMillis(99)))
                .isEqualTo(1);
        assertThat(demand.expected(Duration.ofMillis(100), START.plusMillis(100)))
                .isZero();
    }
}
