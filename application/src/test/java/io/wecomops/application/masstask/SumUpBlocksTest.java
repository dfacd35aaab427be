package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BatchBlocks;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SumUpBlocksTest {
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(5);

    private final Deque<Object> cuts = new ArrayDeque<>();
    private final Deque<Integer> sums = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();

    private final BatchBlocks blocks = new BatchBlocks() {
        @Override
        public int cut() {
            return switch (cuts.pollFirst()) {
                case null -> 0;
                case Integer some -> some;
                case RuntimeException failure -> throw failure;
                case Object other -> throw new AssertionError(other);
            };
        }

        @Override
        public int sumUp() {
            return sums.isEmpty() ? 0 : sums.removeFirst();
        }
    };

    private void run(int steps) {
        new SumUpBlocks(blocks, pause -> {
                    pauses.add(pause);
                    if (pauses.size() == steps) {
                        throw new InterruptedException();
                    }
                })
                .run();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void worksInStepsWithABreathBetweenThemAndRestsWhenNothingIsLeft() {
        cuts.addAll(List.of(50, 7));
        sums.addAll(List.of(3));
        run(5);
        assertThat(pauses).containsExactly(BREATH, BREATH, BREATH, REST, REST);
    }

    @Test
    void noFailureEndsIt() {
        cuts.add(new DependencyUnavailableException("database", "cutting", new IllegalStateException("down")));
        cuts.add(new IllegalStateException("seeded"));
        cuts.add(1);
        run(4);
        assertThat(pauses).containsExactly(REST, REST, BREATH, REST);
    }
}
