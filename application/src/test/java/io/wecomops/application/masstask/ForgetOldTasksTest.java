package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.OldTasks;
import io.wecomops.domain.metrics.Happening;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgetOldTasksTest {
    private static final Duration AGE = Duration.ofDays(90);

    private final Deque<Integer> tasks = new ArrayDeque<>();
    private final Deque<Object> rows = new ArrayDeque<>();
    private final List<Happening> seen = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    private final OldTasks old = new OldTasks() {
        @Override
        public int archive(Duration age, int most) {
            assertThat(age).isEqualTo(AGE);
            assertThat(most).isPositive();
            return tasks.isEmpty() ? 0 : tasks.removeFirst();
        }

        @Override
        public long purge(int most) {
            return switch (rows.pollFirst()) {
                case null -> 0;
                case Long some -> some;
                case RuntimeException failure -> throw failure;
                case Object other -> throw new AssertionError(other);
            };
        }
    };

    private void run(int steps) {
        new ForgetOldTasks(old, AGE, seen::add, pause -> {
                    pauses.add(pause);
                    if (pauses.size() == steps) {
                        throw new InterruptedException();
                    }
                })
                .run();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void deletesInStepsWithABreathBetweenThemAndRestsWhenNothingIsLeft() {
        tasks.add(1);
        rows.addAll(List.of(2_000L, 700L));
        run(5);
        assertThat(seen).containsExactly(new Happening.Purged(2_000), new Happening.Purged(700));
        var breath = Duration.ofMillis(100);
        var rest = Duration.ofMinutes(1);
        assertThat(pauses).containsExactly(breath, breath, breath, rest, rest);
        assertThat(tasks).isEmpty();
    }

    @Test
    void noFailureEndsIt() {
        rows.add(new DependencyUnavailableException("database", "deleting", new IllegalStateException("down")));
        rows.add(new IllegalStateException("seeded"));
        rows.add(5L);
        run(4);
        assertThat(seen).containsExactly(new Happening.Purged(5));
    }
}
