package io.wecomops.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowsTest {
    @Test
    void windowHoldsItsStartAndNotItsEnd() {
        assertThat(Windows.fullest(new long[] {0, 10, 20, 30}, 20)).isEqualTo(2);
        assertThat(Windows.fullest(new long[] {0, 10, 20, 30}, 21)).isEqualTo(3);
    }

    @Test
    void orderDoesNotMatter() {
        assertThat(Windows.fullest(new long[] {30, 1, 20, 0, 2}, 10)).isEqualTo(3);
    }

    @Test
    void nothingFillsNothing() {
        assertThat(Windows.fullest(new long[0], 10)).isZero();
    }

    @Test
    void countKnowsItsBounds() {
        assertThat(Windows.count(new long[] {1, 2, 3, 4}, 2, 4)).isEqualTo(2);
    }
}
