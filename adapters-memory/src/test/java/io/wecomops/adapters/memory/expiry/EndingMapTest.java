package io.wecomops.adapters.memory.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndingMapTest {
    private final ManualTime time = new ManualTime();
    private final EndingMap<Integer, Instant> ends = new EndingMap<>(time, (end, now) -> !end.isAfter(now));

    @Test
    void endedEntriesAreDroppedAsNewOnesCome() {
        for (int key = 0; key < 100_000; key++) {
            ends.put(key, time.instant().plusSeconds(1));
            time.advance(Duration.ofMillis(1));
        }
        assertThat(ends.size()).isLessThanOrEqualTo(2 * 1000 + 1);
    }

    @Test
    void livingEntriesAreNeverDropped() {
        for (int key = 0; key < 5_000; key++) {
            ends.put(key, key % 2 == 0 ? time.instant().plusSeconds(1) : time.instant());
        }
        for (int key = 0; key < 5_000; key += 2) {
            assertThat(ends.get(key)).isPresent();
        }
    }
}
