package io.wecomops.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangesTest {
    @Test
    void addressesWildcardsAndPrefixesAreRanges() {
        var ranges = List.of("101.226.103.*", "10.0.0.0/8", "2001:db8::/32", "1.2.3.4");
        assertThat(new IpRanges(ranges).ranges()).isEqualTo(ranges);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2.3.4/", "1.2.3.4/1000", "host.example", "1.2.3.4\n"})
    void whatIsNoRangeIsNamed(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IpRanges(List.of("1.2.3.4", range)))
                .withMessage("no address or range: " + range);
    }

    @Test
    void noAddressesAtAllAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IpRanges(List.of()))
                .withMessage("a list of addresses has one at least");
    }
}
