package io.wecomops.application.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PermitQueueTest {
    private static final LimitKey POOL = new LimitKey("pool");
    private static final Duration LEASE = Duration.ofDays(10_000);

    private final ManualTime time = new ManualTime();
    private final PermitPool pool = new MemoryAdapters(time).permitPool();

    @Test
    void permitIsTakenAndGivenBack() throws InterruptedException {
        PermitQueue queue = queue(pool);
        PermitOwner owner = queue.take(Lane.MASS, in(10), () -> false).orElseThrow();
        assertThat(queue.take(Lane.MASS, in(1), afterSomeLooks())).isEmpty();
        queue.giveBack(owner);
        assertThat(queue.take(Lane.MASS, in(1), () -> false)).isPresent();
    }

    @Test
    void whatTheNodeItselfHoldsIsNotAskedFor() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        PermitQueue queue = queue(new Watched(pool, _ -> asked.incrementAndGet()));
        PermitOwner owner = queue.take(Lane.MASS, in(10), () -> false).orElseThrow();
        assertThat(queue.take(Lane.MASS, in(10), afterSomeLooks())).isEmpty();
        assertThat(asked).hasValue(1);
        queue.giveBack(owner);
        queue.giveBack(owner);
        assertThat(queue.take(Lane.MASS, in(10), () -> false)).isPresent();
        assertThat(queue.take(Lane.MASS, in(10), afterSomeLooks()))
                .as("given back twice is given back once")
                .isEmpty();
    }

    private static BooleanSupplier afterSomeLooks() {
        AtomicInteger looks = new AtomicInteger();
        return () -> looks.incrementAndGet() > 3;
    }

    @Test
    void nothingIsTakenByWhoIsToStopOrTooLate() throws InterruptedException {
        PermitQueue queue = queue(pool);
        assertThat(queue.take(Lane.MASS, in(10), () -> true)).isEmpty();
        assertThat(queue.take(Lane.MASS, time.elapsed(), () -> false)).isEmpty();
        assertThat(queue.take(Lane.MASS, in(10), () -> false)).isPresent();
    }

    @Test
    void whileNobodyWaitsNobodysAnswerIsWaitedForByOthers() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        PermitQueue queue = queue(
                new Watched(pool, _ -> {
                    if (asked.incrementAndGet() == 1) {
                        awaitOf(slow);
                    }
                }),
                2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Optional<PermitOwner>> first = threads.submit(() -> queue.take(Lane.MASS, in(10), () -> false));
            await().until(() -> asked.get() == 1);
            assertThat(queue.take(Lane.MASS, in(10), () -> false)).isPresent();
            assertThat(first.isDone()).isFalse();
            slow.countDown();
            assertThat(first.get()).isPresent();
        } finally {
            slow.countDown();
        }
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void onlyTheFirstAsksThePool() throws Exception {
        pool.acquire(POOL, new PermitOwner("other"), 1, Duration.ofDays(10_000));
        Set<PermitOwner> asking = ConcurrentHashMap.newKeySet();
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean stopping = new AtomicBoolean();
        PermitQueue queue = queue(new Watched(pool, owner -> {
            asking.add(owner);
            asked.incrementAndGet();
        }));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Duration latest = in(Duration.ofDays(1000).toSeconds());
            Future<Optional<PermitOwner>> first = threads.submit(() -> queue.take(Lane.MASS, latest, stopping::get));
            await().until(() -> asked.get() > 20);
            Future<Optional<PermitOwner>> second = threads.submit(() -> queue.take(Lane.MASS, latest, stopping::get));
            int before = asked.get();
            await().until(() -> asked.get() > before + 100);
            assertThat(asking).hasSize(1);
            stopping.set(true);
            assertThat(first.get()).isEmpty();
            assertThat(second.get()).isEmpty();
        }
        assertThat(asking).as("who comes after a stop does not even ask").hasSize(1);
    }

    @Test
    void urgentOneAsksThePoolWhileOthersWaitFirstInLine() throws Exception {
        pool.acquire(POOL, new PermitOwner("other"), 1, Duration.ofDays(10_000));
        Set<PermitOwner> asking = ConcurrentHashMap.newKeySet();
        AtomicBoolean stopping = new AtomicBoolean();
        PermitQueue queue = queue(new Watched(pool, asking::add));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Duration latest = in(Duration.ofDays(1000).toSeconds());
            List<Future<Optional<PermitOwner>>> all = new ArrayList<>();
            for (Lane lane : List.of(Lane.MASS, Lane.MASS, Lane.MASS, Lane.URGENT)) {
                all.add(threads.submit(() -> queue.take(lane, latest, stopping::get)));
            }
            await().until(() -> asking.size() == 2);
            stopping.set(true);
            for (Future<Optional<PermitOwner>> each : all) {
                assertThat(each.get()).isEmpty();
            }
        }
    }

    @Test
    void everybodyHasItsTurn() {
        PermitQueue queue = queue(pool);
        AtomicInteger holders = new AtomicInteger();
        AtOnce.call(32, _ -> {
            try {
                PermitOwner owner = queue.take(
                                Lane.MASS, in(Duration.ofDays(1000).toSeconds()), () -> false)
                        .orElseThrow();
                assertThat(holders.incrementAndGet()).isEqualTo(1);
                holders.decrementAndGet();
                queue.giveBack(owner);
                return true;
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        });
    }

    @Test
    void failureLeavesTheNextItsTurn() throws InterruptedException {
        AtomicBoolean failing = new AtomicBoolean(true);
        PermitQueue queue = queue(new Watched(pool, _ -> {
            if (failing.getAndSet(false)) {
                throw new IllegalStateException("once");
            }
        }));
        assertThatIllegalStateException().isThrownBy(() -> queue.take(Lane.MASS, in(10), () -> false));
        assertThat(queue.take(Lane.MASS, in(10), () -> false)).isPresent();
    }

    private PermitQueue queue(PermitPool permits) {
        return queue(permits, 1);
    }

    private PermitQueue queue(PermitPool permits, int limit) {
        return new PermitQueue(permits, POOL, limit, LEASE, new CountingIds(), () -> 0.5, time, time);
    }

    private Duration in(long seconds) {
        return time.elapsed().plusSeconds(seconds);
    }

    private interface Watch {
        void asks(PermitOwner owner);
    }

    private record Watched(PermitPool behind, Watch watch) implements PermitPool {
        @Override
        public Attempt acquire(LimitKey key, PermitOwner owner, int limit, Duration lease) {
            watch.asks(owner);
            return behind.acquire(key, owner, limit, lease);
        }

        @Override
        public boolean renew(LimitKey key, PermitOwner owner, Duration lease) {
            return behind.renew(key, owner, lease);
        }

        @Override
        public void release(LimitKey key, PermitOwner owner) {
            behind.release(key, owner);
        }
    }
}
