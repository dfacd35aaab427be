package io.wecomops.sandbox.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingLimitTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 100, 1000})
    void itAgreesWithCountingAllThatCame(int most) {
        var random = new Random(most);
        var limit = new SlidingLimit(most, 1000);
        var peaks = new ArrivalPeaks();
        var taken = new ArrayList<Long>();
        long now = 0;
        long peak = 0;
        for (int i = 0; i < 5000; i++) {
            now += random.nextInt(Math.max(2, 2200 / most));
            long from = now - 1000;
            long inWindow =
                    taken.reversed().stream().takeWhile(time -> time > from).count();
            assertThat(limit.isFullAt(now)).as("seed " + most + ", call " + i).isEqualTo(inWindow >= most);
            if (inWindow < most) {
                limit.add(now);
                taken.add(now);
                peaks.add(now * 1000);
                peak = Math.max(peak, inWindow + 1);
            }
        }
        assertThat(peaks.inOneSecond()).isEqualTo(peak);
    }
}
