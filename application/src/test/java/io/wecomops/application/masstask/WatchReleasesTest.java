package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GateMove;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.WatchedTask;
import io.wecomops.domain.masstask.WaveState;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchReleasesTest {
    private final FakeWatch watch = new FakeWatch();
    private final WorkBell bell = new WorkBell();
    private final WatchReleases releases = new WatchReleases(watch, bell, duration -> {});

    @Test
    void openedGateRingsTheBell() throws InterruptedException {
        watch.seen = List.of(waiting(Duration.ofMinutes(1), new Progress(10, 10, 0, 0, 0, 0)));
        releases.look();
        assertThat(watch.moves).containsExactly(new GateMove.Open());
        assertThat(bell.await(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void gateThatAnotherNodeMovedRingsNothing() throws InterruptedException {
        watch.seen = List.of(waiting(Duration.ofMinutes(1), new Progress(10, 10, 0, 0, 0, 0)));
        watch.first = false;
        releases.look();
        assertThat(bell.await(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void cancelsUntilNothingIsLeft() {
        watch.cancellable.addAll(List.of(1000, 1000, 17));
        releases.look();
        assertThat(watch.cancellable).isEmpty();
    }

    @Test
    void letsOpenWavesOutUntilNothingIsLeftAndRingsTheBell() throws InterruptedException {
        watch.shut.addAll(List.of(1000, 17));
        releases.look();
        assertThat(watch.shut).isEmpty();
        assertThat(bell.await(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void databaseThatIsAwayIsAskedAgainAfterAWhile() {
        List<Duration> pauses = new ArrayList<>();
        Sleeper twice = pause -> {
            pauses.add(pause);
            if (pauses.size() == 2) {
                throw new InterruptedException();
            }
        };
        watch.failure = Optional.of(new DependencyUnavailableException("database", "x", new IllegalStateException()));
        new WatchReleases(watch, bell, twice).run();
        assertThat(pauses).hasSize(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void unexpectedFailureEndsNothing() {
        watch.failure = Optional.of(new IllegalStateException("unexpected"));
        releases.look();
        watch.failure = Optional.empty();
        watch.seen = List.of(running(new Progress(10, 0, 10, 0, 0, 0)));
        releases.look();
        assertThat(watch.moves).singleElement().isInstanceOf(GateMove.Stop.class);
    }

    @Test
    void endedWaveWaitsAtItsGate() {
        watch.seen = List.of(running(new Progress(10, 10, 0, 0, 0, 0)));
        releases.look();
        assertThat(watch.moves).singleElement().isInstanceOf(GateMove.Wait.class);
    }

    private static WatchedTask waiting(Duration since, Progress wave) {
        return task(Optional.of(since), wave);
    }

    private static WatchedTask running(Progress wave) {
        return task(Optional.empty(), wave);
    }

    private static WatchedTask task(Optional<Duration> atGate, Progress wave) {
        return new WatchedTask(
                new TaskId(1),
                new BizNo("b-1"),
                new TraceId("t-1"),
                new Gate.Auto(0.05, Duration.ofSeconds(10)),
                atGate,
                false,
                false,
                new WaveState(1, true, wave));
    }

    private static final class FakeWatch implements GrayWatch {
        private final Deque<Integer> cancellable = new ArrayDeque<>();
        private final List<GateMove> moves = new ArrayList<>();
        private List<WatchedTask> seen = List.of();
        private boolean first = true;
        private Optional<RuntimeException> failure = Optional.empty();

        private final Deque<Integer> shut = new ArrayDeque<>();

        @Override
        public int openSome(int most) {
            return shut.isEmpty() ? 0 : shut.removeFirst();
        }

        @Override
        public List<WatchedTask> watched() {
            failure.ifPresent(thrown -> {
                throw thrown;
            });
            return seen;
        }

        @Override
        public boolean move(WatchedTask task, GateMove move) {
            moves.add(move);
            return first;
        }

        @Override
        public int cancelSome(int most) {
            Integer marked = cancellable.poll();
            return marked == null ? 0 : marked;
        }
    }
}
