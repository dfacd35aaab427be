package io.wecomops.application.cache;

import static io.wecomops.application.cache.CacheNodes.ABSENCE;
import static io.wecomops.application.cache.CacheNodes.ANN;
import static io.wecomops.application.cache.CacheNodes.BACKOFF;
import static io.wecomops.application.cache.CacheNodes.HARD;
import static io.wecomops.application.cache.CacheNodes.SOFT;
import static io.wecomops.application.cache.CacheNodes.ann;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReadThroughTest {
    private final CacheNodes nodes = new CacheNodes();
    private volatile Loaded<String> far = new Loaded.Value<>("one");
    private final Loader<String> loader = _ -> far;

    @Test
    void aFreshValueIsLoadedOnceForAllNodes() {
        ReadThrough<String> first = nodes.node(loader);
        ReadThrough<String> second = nodes.node(loader);
        assertThat(ann(first)).isEqualTo("one");
        far = new Loaded.Value<>("two");
        nodes.time.advance(SOFT.minusMillis(1));
        assertThat(ann(first)).isEqualTo("one");
        assertThat(ann(second)).isEqualTo("one");
        assertThat(nodes.loads).hasValue(1);
    }

    @Test
    void aStaleValueIsAnsweredAndRefreshedBehind() {
        Deque<Runnable> behind = new ArrayDeque<>();
        ReadThrough<String> node = nodes.node(loader, behind::add);
        ReadThrough<String> other = nodes.node(loader);
        ann(other);
        far = new Loaded.Value<>("two");
        nodes.time.advance(SOFT);
        var first = new Thread(() -> ann(node));
        first.start();
        while (behind.isEmpty()) {
            Thread.onSpinWait();
        }
        behind.remove().run();
        assertThat(ann(node)).isEqualTo("one");
        assertThat(behind).as("one refresh for all who ask").hasSize(1);
        assertThat(ann(node)).isEqualTo("one");
        assertThat(behind).hasSize(1);
        behind.remove().run();
        assertThat(ann(node)).isEqualTo("two");
        assertThat(ann(other)).as("it finds the other's").isEqualTo("one");
        assertThat(ann(other)).isEqualTo("two");
        assertThat(nodes.loads).hasValue(2);
    }

    @Test
    void nothingIsServedAfterItsHardLifetime() {
        ReadThrough<String> node = nodes.node(loader);
        ann(node);
        far = new Loaded.Value<>("two");
        nodes.time.advance(HARD);
        assertThat(ann(node)).isEqualTo("two");
    }

    @Test
    void whileTheLoaderFailsAllAreAnsweredUntilTheHardLifetimeAndTheFarEndIsAskedOnceABackoff() {
        List<ReadThrough<String>> four = four();
        four.forEach(node -> assertThat(ann(node)).isEqualTo("one"));
        far = CacheNodes.failed();
        nodes.time.advance(SOFT);
        int before = nodes.loads.get();
        Duration failing = Duration.ZERO;
        for (; SOFT.plus(failing).compareTo(HARD) < 0; failing = failing.plusMillis(100)) {
            four.forEach(node -> assertThat(ann(node)).isEqualTo("one"));
            assertThat(nodes.loads.get() - before)
                    .as("loads after failing for %s", failing)
                    .isLessThanOrEqualTo(1 + (int) failing.dividedBy(BACKOFF));
            nodes.time.advance(Duration.ofMillis(100));
        }
        assertThat(failing).isGreaterThan(Duration.ofMinutes(1));
        assertThat(nodes.loads.get() - before).as("it is asked again, too").isGreaterThan(10);
        nodes.time.advance(BACKOFF);
        four.forEach(node -> assertThat(ann(node)).isEqualTo("unavailable: system busy"));
        far = new Loaded.Value<>("well again");
        nodes.time.advance(BACKOFF);
        four.forEach(node -> assertThat(ann(node)).isEqualTo("well again"));
    }

    @Test
    void aFailureWithNothingToServeIsToldUntilTheBackoffIsOver() {
        far = CacheNodes.failed();
        ReadThrough<String> node = nodes.node(loader);
        assertThat(ann(node)).isEqualTo("unavailable: system busy");
        far = new Loaded.Value<>("one");
        nodes.time.advance(BACKOFF.minusMillis(1));
        assertThat(ann(node)).isEqualTo("unavailable: system busy");
        nodes.time.advance(Duration.ofMillis(1));
        assertThat(ann(node)).isEqualTo("one");
        assertThat(nodes.loads).hasValue(2);
    }

    @Test
    void aFarEndThatAsksForALongerWaitGetsIt() {
        far = new Loaded.Failed<>(Reason.wecom(45009), "too often", Duration.ofMinutes(1));
        ReadThrough<String> node = nodes.node(loader);
        ann(node);
        nodes.time.advance(Duration.ofMinutes(1).minusMillis(1));
        assertThat(ann(node)).isEqualTo("unavailable: too often");
        assertThat(nodes.loads).hasValue(1);
    }

    @Test
    void whatALoaderThrowsIsAFailure() {
        ReadThrough<String> node = nodes.node(_ -> {
            throw new IllegalArgumentException("secret insides");
        });
        assertThat(ann(node)).isEqualTo("unavailable: the load failed: IllegalArgumentException");
    }

    @Test
    void aKnownAbsenceIsShort() {
        far = new Loaded.Absent<>();
        ReadThrough<String> node = nodes.node(loader);
        ReadThrough<String> other = nodes.node(loader);
        assertThat(ann(node)).isEqualTo("absent");
        assertThat(ann(other)).isEqualTo("absent");
        assertThat(nodes.loads).hasValue(1);
        far = new Loaded.Value<>("one");
        nodes.time.advance(ABSENCE);
        assertThat(ann(node)).isEqualTo("one");
    }

    @Test
    void aValueThatKnowsItsOwnLifeIsServedNoLonger() {
        var life = new Lifetime(Duration.ofSeconds(1), Duration.ofSeconds(2));
        far = new Loaded.Value<>("ticket", Optional.of(life));
        ReadThrough<String> node = nodes.node(loader);
        ann(node);
        far = CacheNodes.failed();
        nodes.time.advance(Duration.ofMillis(1999));
        assertThat(ann(node)).isEqualTo("ticket");
        nodes.time.advance(Duration.ofMillis(1));
        assertThat(ann(node)).startsWith("unavailable");
    }

    @Test
    void aDeadHoldersLeaseIsWaitedForAndTakenOver() {
        nodes.memory
                .permitPool()
                .acquire(new LimitKey("load:" + ANN), new PermitOwner("dead"), 1, Duration.ofSeconds(3));
        assertThat(ann(nodes.node(loader))).isEqualTo("one");
        assertThat(nodes.time.elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void aStrangersLeaseIsWaitedForNoLongerThanPatienceLasts() {
        nodes.memory.permitPool().acquire(new LimitKey("load:" + ANN), new PermitOwner("slow"), 1, Duration.ofHours(1));
        assertThat(ann(nodes.node(loader))).isEqualTo("unavailable: another node loads it, or has just failed to");
        assertThat(nodes.loads).hasValue(0);
    }

    @Test
    void anInvalidatedValueIsLoadedAgainOnEveryNode() {
        List<ReadThrough<String>> four = four();
        four.forEach(CacheNodes::ann);
        far = new Loaded.Value<>("two");
        four.getFirst().invalidate(ANN);
        four.forEach(node -> assertThat(ann(node)).isEqualTo("two"));
        assertThat(nodes.loads).hasValue(2);
    }

    @Test
    void whatWasReadBeforeAnInvalidationIsKeptNowhere() {
        ReadThrough<String> other = nodes.node(loader);
        ReadThrough<String> node = nodes.node(key -> {
            Loaded<String> read = far;
            if (read.equals(new Loaded.Value<>("one"))) {
                far = new Loaded.Value<>("two");
                other.invalidate(key);
            }
            return read;
        });
        assertThat(ann(node)).as("asked before the change").isEqualTo("one");
        assertThat(ann(node)).isEqualTo("two");
        assertThat(ann(other)).isEqualTo("two");
        assertThat(nodes.loads).hasValue(2);
    }

    @Test
    void whatCannotBeReadIsAMiss() {
        var shared = nodes.memory.sharedCache();
        shared.save(ANN, CacheEntry.of("poison", new Lifetime(SOFT, HARD)), shared.begin(ANN));
        assertThat(ann(nodes.node(loader))).isEqualTo("one");
        assertThat(shared.find(ANN).orElseThrow().text()).contains("!one");
    }

    @Test
    void aLoadThatAsksForItselfFailsInsteadOfWaiting() {
        var node = new AtomicReference<ReadThrough<String>>();
        List<Throwable> thrown = new ArrayList<>();
        node.set(nodes.node(
                key -> {
                    try {
                        return new Loaded.Value<>(CacheNodes.get(requireNonNull(node.get()), key));
                    } catch (IllegalStateException circle) {
                        thrown.add(circle);
                        throw circle;
                    }
                },
                work -> Thread.ofVirtual().start(work)));
        assertThat(ann(requireNonNull(node.get()))).isEqualTo("unavailable: the load failed: IllegalStateException");
        assertThat(thrown).hasSize(1);
        assertThat(thrown.getFirst()).hasMessage("the load of person:1:ann asks for person:1:ann");
    }

    @Test
    void aLoadMayAskForAnotherKey() {
        var node = new AtomicReference<ReadThrough<String>>();
        node.set(nodes.node(
                key -> new Loaded.Value<>(
                        key.equals(ANN)
                                ? "ann and " + CacheNodes.get(requireNonNull(node.get()), CacheNodes.FAMILY.key("ben"))
                                : "ben"),
                work -> Thread.ofVirtual().start(work)));
        assertThat(ann(requireNonNull(node.get()))).isEqualTo("ann and ben");
    }

    @Test
    void aProcessThatEndsSaysSo() {
        ReadThrough<String> node = nodes.node(loader, _ -> {
            throw new RejectedExecutionException("ending");
        });
        assertThat(ann(node)).isEqualTo("unavailable: this process ends");
    }

    @Test
    void aFormThatCannotWriteFailsOnceABackoff() {
        var parts = new CacheParts(
                nodes.memory.sharedCache(),
                nodes.memory.cacheNews(),
                nodes.memory.permitPool(),
                LoadRules.DEFAULT,
                Runnable::run,
                nodes.time,
                nodes.time,
                () -> 0.5,
                () -> "owner-id");
        TextForm<String> broken = new TextForm<>() {
            @Override
            public String write(String value) {
                throw new IllegalStateException("cannot write");
            }

            @Override
            public String read(String text) {
                return text;
            }
        };
        var family = new CacheFamily<>("broken", 1, broken, CacheNodes.FAMILY.policy(), ABSENCE);
        var node = ReadThrough.of(family, new CacheNodes.Near(), loader, parts);
        assertThat(CacheNodes.get(node, family.key("x"))).isEqualTo("unavailable: it could not be fetched");
        assertThat(CacheNodes.get(node, family.key("x"))).isEqualTo("unavailable: it could not be fetched");
    }

    @Test
    void theLargestKeyCanBeLoaded() {
        var widest = new CacheFamily<>("f".repeat(20), 9999, CacheNodes.AS_IT_IS, CacheNodes.FAMILY.policy(), ABSENCE);
        assertThat(CacheNodes.get(nodes.node(loader), widest.key("a@".repeat(80))))
                .isEqualTo("one");
    }

    private List<ReadThrough<String>> four() {
        return List.of(nodes.node(loader), nodes.node(loader), nodes.node(loader), nodes.node(loader));
    }
}
