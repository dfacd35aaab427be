package io.wecomops.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FaultsArgumentsTest {
    private static final List<String> KNOWN = List.of("permits", "tokens");

    @Test
    void nothingNamedIsEverything() {
        var all = FaultsArguments.read(List.of(), KNOWN);
        assertThat(all)
                .isEqualTo(new FaultsArguments(
                        List.of(), Optional.empty(), Optional.empty(), OptionalInt.empty(), Duration.ZERO));
        assertThat(all.takes("permits")).isTrue();
    }

    @Test
    void scenarioSeedSizeAndTimeAreRead() {
        var one = FaultsArguments.read(
                List.of("tokens", "--seed", "7", "--operations", "100", "--batch", "1000", "--minutes", "3"), KNOWN);
        assertThat(one)
                .isEqualTo(new FaultsArguments(
                        List.of("tokens"),
                        Optional.of(7L),
                        Optional.of(100),
                        OptionalInt.of(1_000),
                        Duration.ofMinutes(3)));
        assertThat(one.takes("permits")).isFalse();
    }

    @Test
    void aWordStandsForAllThatBeginWithIt() {
        var known = List.of("send-slowly", "send-fast", "sender");
        var some = FaultsArguments.read(List.of("send"), known);
        assertThat(known).filteredOn(some::takes).containsExactly("send-slowly", "send-fast");
    }

    @Test
    void allBatchesIsNoneInParticular() {
        assertThat(FaultsArguments.read(List.of("--batch", "all"), KNOWN).batch())
                .isEmpty();
    }

    @Test
    void whatIsUnheardOfGetsTheUsage() {
        for (var wrong : List.of(
                List.of("wind"),
                List.of("token"),
                List.of("--seed"),
                List.of("--seed", "x"),
                List.of("--batch", "0"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FaultsArguments.read(wrong, KNOWN))
                    .withMessageContaining("usage: bin/faults")
                    .withMessageContaining("permits, tokens");
        }
    }
}
