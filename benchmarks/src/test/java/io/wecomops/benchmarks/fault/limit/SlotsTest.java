package io.wecomops.benchmarks.fault.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.benchmarks.fault.limit.Slots.Slot;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlotsTest {
    @Test
    void evenlySpacedSlotsFillASecondAndNoMore() {
        assertThat(Slots.mostInASecond(every(Slots.SECOND / 100, 0))).isEqualTo(100);
        assertThat(Slots.mostInASecond(every(Slots.SECOND / 101, 0))).isGreaterThan(100);
    }

    @Test
    void whatMayHaveBeenLaterIsNotCounted() {
        assertThat(Slots.mostInASecond(every(Slots.SECOND / 100, Slots.SECOND / 10)))
                .isEqualTo(90);
    }

    private static List<Slot> every(long spacing, long doubt) {
        return LongStream.range(0, 300)
                .mapToObj(slot -> new Slot(slot * spacing, slot * spacing + doubt, slot * spacing))
                .toList();
    }
}
