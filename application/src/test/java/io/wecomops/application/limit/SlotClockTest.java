package io.wecomops.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlotClockTest {
    private static final Duration EPOCH = Duration.ofDays(20_000);

    private final SlotClock clock = new SlotClock();

    @Test
    void beforeAnythingIsHeardEverythingIsOpen() {
        assertThat(clock.doubt()).isGreaterThan(Duration.ofHours(1));
    }

    @Test
    void oneAnswerLeavesItsRoundTripOpen() {
        hear(1_000, 1_010, 1_080);
        assertThat(clock.doubt()).isEqualTo(Duration.ofMillis(80));
        assertThat(clock.local(at(1_010))).as("never too early").isEqualTo(Duration.ofMillis(1_080));
    }

    @Test
    void quickAnswerMendsWhatASlowOneLeftOpen() {
        hear(1_000, 1_000, 1_080);
        hear(1_100, 1_101, 1_102);
        assertThat(clock.doubt()).isLessThanOrEqualTo(Duration.ofMillis(2));
        assertThat(clock.local(at(2_000))).isEqualTo(Duration.ofMillis(2_001));
    }

    @Test
    void slowAnswerSpoilsNothing() {
        hear(1_000, 1_001, 1_002);
        hear(1_100, 1_101, 1_700);
        assertThat(clock.local(at(1_701))).isLessThanOrEqualTo(Duration.ofMillis(1_703));
    }

    @Test
    void limitersClockThatWasSetEndsWhatWasKnown() {
        hear(1_000, 1_001, 1_002);
        hear(2_000, 501, 2_002);
        assertThat(clock.local(at(501))).isEqualTo(Duration.ofMillis(2_002));
        hear(3_000, 9_001, 3_002);
        assertThat(clock.local(at(9_001))).isEqualTo(Duration.ofMillis(3_002));
    }

    @Test
    void doubtGrowsWhileNothingIsHeard() {
        hear(1_000, 1_001, 1_002);
        hear(61_000, 61_001, 61_050);
        assertThat(clock.doubt()).isBetween(Duration.ofMillis(5), Duration.ofMillis(50));
    }

    private void hear(long asked, long read, long answered) {
        clock.hear(Duration.ofMillis(asked), at(read), Duration.ofMillis(answered));
    }

    private static Duration at(long millis) {
        return EPOCH.plusMillis(millis);
    }
}
