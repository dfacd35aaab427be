package io.wecomops.application.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.QueueDepth;
import io.wecomops.domain.metrics.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WatchQueueTest {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final QueueDepth.Depth DEPTH = new QueueDepth.Depth(Map.of(), 7);

    private final List<Happening> seen = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    private void watch(int looks, QueueDepth queue) {
        new WatchQueue(
                        queue,
                        seen::add,
                        pause -> {
                            pauses.add(pause);
                            if (pauses.size() == looks) {
                                throw new InterruptedException();
                            }
                        },
                        PAUSE)
                .run();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theQueueIsLookedAtNowAndThen() {
        watch(3, () -> DEPTH);
        assertThat(seen).hasSize(3).containsOnly(new Happening.QueueSeen(DEPTH));
        assertThat(pauses).containsOnly(PAUSE);
    }

    @Test
    void whatFailsIsToldAndLookedAtAgain() {
        watch(3, () -> {
            if (seen.isEmpty()) {
                throw new DependencyUnavailableException("database", "counting", new IllegalStateException("down"));
            }
            if (seen.size() == 1) {
                throw new IllegalStateException("seeded");
            }
            return DEPTH;
        });
        assertThat(seen)
                .containsExactly(
                        new Happening.QueueUnseen(), new Happening.QueueUnseen(), new Happening.QueueSeen(DEPTH));
    }
}
