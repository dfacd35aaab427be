package io.wecomops.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is fenced may outlive this process: a token in a file, a batch in the database. */
class FencesAfterRestartTest {
    @Test
    void fencesOfTheNextProcessAreGreater() {
        ManualTime time = new ManualTime();
        long before = fence(new MemoryAdapters(time));
        time.advance(Duration.ofMillis(1));
        assertThat(fence(new MemoryAdapters(time))).isGreaterThan(before);
    }

    private static long fence(MemoryAdapters memory) {
        Attempt attempt = memory.permitPool()
                .acquire(new LimitKey("token:corp:1"), new PermitOwner("owner"), 1, Duration.ofSeconds(1));
        return ((Attempt.Granted) attempt).fence();
    }
}
