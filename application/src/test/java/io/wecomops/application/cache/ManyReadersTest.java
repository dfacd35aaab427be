package io.wecomops.application.cache;

import static io.wecomops.application.cache.CacheNodes.AMONG_THREADS;
import static io.wecomops.application.cache.CacheNodes.ANN;
import static io.wecomops.application.cache.CacheNodes.BACKOFF;
import static io.wecomops.application.cache.CacheNodes.SOFT;
import static io.wecomops.application.cache.CacheNodes.ann;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wecomops.domain.cache.CacheNews;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads, on one node or four. */
@Timeout(60)
class ManyReadersTest {
    private final CacheNodes nodes = new CacheNodes();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String far = "one";
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Loader<String> loader = _ -> {
        String read = far;
        assertThat(gate.await(30, SECONDS)).isTrue();
        return new Loaded.Value<>(read);
    };

    @AfterEach
    void end() {
        gate.countDown();
        threads.shutdownNow();
    }

    @Test
    void aThousandCallersOnEachOfFourNodesCostOneLoadOfAColdKey() {
        List<ReadThrough<String>> four = four();
        assertThat(AtOnce.call(4000, caller -> ann(four.get(caller % 4)))).containsOnly("one");
        assertThat(nodes.loads).hasValue(1);
    }

    @Test
    void atSoftExpiryOneLoadsAndNobodyWaits() {
        List<ReadThrough<String>> four = four();
        four.forEach(CacheNodes::ann);
        nodes.time.advance(SOFT);
        far = "two";
        gate = new CountDownLatch(1);
        // the loader stays where it is until all have been answered
        assertThat(AtOnce.call(4000, caller -> ann(four.get(caller % 4)))).containsOnly("one");
        gate.countDown();
        four.forEach(this::learnsOfTwo);
        assertThat(nodes.loads).hasValue(2);
    }

    @Test
    void whereTheSharedLevelIsGoneEachNodeLoadsOnce() {
        var gone = new GoneSharedCache(nodes.memory.sharedCache());
        gone.gone(true);
        List<ReadThrough<String>> four = IntStream.range(0, 4)
                .mapToObj(_ -> nodes.node(gone, loader, threads, AMONG_THREADS))
                .toList();
        assertThat(AtOnce.call(4000, caller -> ann(four.get(caller % 4)))).containsOnly("one");
        assertThat(nodes.loads).hasValue(4);
        far = "two";
        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(() -> four.getFirst().invalidate(ANN));
        assertThat(ann(four.getFirst())).as("this node has dropped its own").isEqualTo("two");
        gone.gone(false);
        nodes.time.advance(SOFT);
        four.forEach(this::learnsOfTwo);
    }

    @Test
    void aLevelThatGoesDuringALoadIsDoneWithout() {
        var going = new GoneSharedCache(nodes.memory.sharedCache());
        ReadThrough<String> node = nodes.node(
                going,
                _ -> {
                    going.gone(true);
                    return new Loaded.Value<>("one");
                },
                threads,
                AMONG_THREADS);
        assertThat(ann(node)).isEqualTo("one");
        assertThat(ann(node)).isEqualTo("one");
        assertThat(nodes.loads).hasValue(1);
    }

    @Test
    void whoAsksAfterTheNewsIsNotAnsweredByALoadFromBefore() {
        List<ReadThrough<String>> four = four();
        gate = new CountDownLatch(1);
        var early = threads.submit(() -> ann(four.get(0)));
        eventually(() -> nodes.loads.get() == 1);
        far = "two";
        four.get(1).invalidate(ANN);
        var late = threads.submit(() -> ann(four.get(0)));
        gate.countDown();
        assertThat(early).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("one");
        assertThat(late).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("two");
        four.forEach(node -> assertThat(ann(node)).isEqualTo("two"));
    }

    @Test
    void whenNewsWasMissedEverythingNearIsAskedForAgain() {
        var lossy = new LossyNews();
        ReadThrough<String> node = nodes.node(lossy, loader, threads);
        ann(node);
        far = "two";
        nodes.memory.sharedCache().invalidate(ANN);
        assertThat(ann(node)).as("no news came").isEqualTo("one");
        lossy.tell(new CacheNews.News.Missed());
        assertThat(ann(node)).isEqualTo("two");
    }

    /** Tells only what it is told to tell. */
    private static final class LossyNews implements CacheNews {
        private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();

        @Override
        public void listen(Consumer<News> listener) {
            listeners.add(listener);
        }

        void tell(News news) {
            listeners.forEach(listener -> listener.accept(news));
        }
    }

    @Test
    void aCallerGoesOnWhenItsPatienceEnds() {
        nodes.patience(Duration.ofMillis(20));
        gate = new CountDownLatch(1);
        ReadThrough<String> node = nodes.node(nodes.memory.sharedCache(), loader, threads, nodes.time);
        var caller = threads.submit(() -> ann(node));
        eventually(() -> {
            nodes.time.advance(Duration.ofMillis(20));
            return caller.isDone();
        });
        assertThat(caller.resultNow()).isEqualTo("unavailable: not loaded in time");
        gate.countDown();
        eventually(() -> ann(node).equals("one"));
    }

    @Test
    void aLoaderThatHangsIsInterruptedAndReplaced() {
        var hanging = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        ReadThrough<String> node = nodes.node(
                nodes.memory.sharedCache(),
                _ -> {
                    if (nodes.loads.get() > 1) {
                        return new Loaded.Value<>("one");
                    }
                    try {
                        hanging.await();
                        return new Loaded.Value<>("never");
                    } finally {
                        interrupted.countDown();
                    }
                },
                threads,
                AMONG_THREADS);
        var first = threads.submit(() -> ann(node));
        eventually(() -> nodes.loads.get() == 1);
        nodes.time.advance(Duration.ofSeconds(26));
        var second = threads.submit(() -> ann(node));
        assertThat(second).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("one");
        assertThat(first).succeedsWithin(Duration.ofSeconds(30)).isIn("one", "unavailable: not loaded in time");
        assertThat(interrupted.getCount()).isZero();
    }

    @Test
    void aFailureIsSharedByAllWhoWaited() {
        ReadThrough<String> node = nodes.node(_ -> CacheNodes.failed(), threads);
        assertThat(AtOnce.call(1000, _ -> ann(node))).containsOnly("unavailable: system busy");
        assertThat(nodes.loads).hasValue(1);
        nodes.time.advance(BACKOFF);
        assertThat(ann(node)).isEqualTo("unavailable: system busy");
        assertThat(nodes.loads).hasValue(2);
    }

    private List<ReadThrough<String>> four() {
        return IntStream.range(0, 4).mapToObj(_ -> nodes.node(loader, threads)).toList();
    }

    /** Who finds another node loading looks again later, and only this test moves the time. */
    private void learnsOfTwo(ReadThrough<String> node) {
        eventually(() -> {
            nodes.time.advance(Duration.ofMillis(1));
            return ann(node).equals("two");
        });
    }

    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within 30 s").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
