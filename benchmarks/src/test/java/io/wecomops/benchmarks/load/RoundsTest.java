package io.wecomops.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    @Test
    void ratioIsTheMedianOfTheRoundsOwn() {
        Rounds rounds = new Rounds(List.of(new double[] {90, 100}, new double[] {10, 20}, new double[] {160, 200}));

        assertThat(rounds.ratio(0, 1)).isEqualTo(0.8);
        assertThat(rounds.worstRatio(0, 1)).isEqualTo(0.5);
        assertThat(rounds.median(0)).isEqualTo(90);
    }

    @Test
    void failedCallIsNoFigure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Rounds.run(1, 2, 1, () -> {
                    throw new java.io.IOException("gone");
                }));
    }
}
