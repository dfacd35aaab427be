package io.wecomops.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsArgumentsTest {
    private static final List<String> KNOWN = List.of("permits", "tokens");

    @Test
    void nothingNamedIsEverything() {
        var all = FaultsArguments.read(List.of(), KNOWN);
        assertThat(all).isEqualTo(new FaultsArguments(List.of(), Optional.empty(), Optional.empty(), Duration.ZERO));
        assertThat(all.takes("permits")).isTrue();
    }

    @Test
    void scenarioSeedSizeAndTimeAreRead() {
        var one =
                FaultsArguments.read(List.of("tokens", "--seed", "7", "--operations", "100", "--minutes", "3"), KNOWN);
        assertThat(one)
                .isEqualTo(new FaultsArguments(
                        List.of("tokens"), Optional.of(7L), Optional.of(100), Duration.ofMinutes(3)));
        assertThat(one.takes("permits")).isFalse();
    }

    @Test
    void whatIsUnheardOfGetsTheUsage() {
        for (var wrong : List.of(List.of("wind"), List.of("--seed"), List.of("--seed", "x"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FaultsArguments.read(wrong, KNOWN))
                    .withMessageContaining("usage: bin/faults")
                    .withMessageContaining("permits, tokens");
        }
    }
}
