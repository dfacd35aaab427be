package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TempoTest {
    @Test
    void tempoIsThatOfTheLastMinute() {
        assertThat(Tempo.of(6_000, Duration.ofHours(1), 50_000))
                .isEqualTo(new Tempo(100, Optional.of(Duration.ofSeconds(500))));
    }

    @Test
    void youngTaskIsMeasuredSinceItsFirstBatch() {
        assertThat(Tempo.of(1_000, Duration.ofSeconds(10), 100))
                .isEqualTo(new Tempo(100, Optional.of(Duration.ofSeconds(1))));
        assertThat(Tempo.of(300, Duration.ofMillis(3), 600))
                .isEqualTo(new Tempo(300, Optional.of(Duration.ofSeconds(2))));
    }

    @Test
    void whatStandsStillHasNoEnd() {
        assertThat(Tempo.of(0, Duration.ofHours(1), 7)).isEqualTo(Tempo.STANDSTILL);
    }

    @Test
    void whatHasEndedHasNoTimeLeft() {
        assertThat(Tempo.of(60, Duration.ofHours(1), 0)).isEqualTo(new Tempo(1, Optional.empty()));
    }
}
