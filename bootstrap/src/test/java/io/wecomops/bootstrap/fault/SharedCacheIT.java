package io.wecomops.bootstrap.fault;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.application.cache.CacheFamily;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.LoadRules;
import io.wecomops.application.cache.Loaded;
import io.wecomops.application.cache.Lookup;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.application.cache.TextForm;
import io.wecomops.bootstrap.time.SystemSleeper;
import io.wecomops.bootstrap.time.SystemTicker;
import io.wecomops.bootstrap.time.ThreadLocalChance;
import io.wecomops.bootstrap.time.UuidIds;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Four nodes on a real Redis, each with connections and a near level of its own; what they load is counted. */
@Timeout(120)
class SharedCacheIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final TestRedis redis = TestRedis.startOwn();
    private final List<RedisAdapters> connections = IntStream.range(0, 4)
            .mapToObj(_ -> RedisAdapters.connect(new RedisSettings(redis.url(), "cache-test", Duration.ofSeconds(5))))
            .toList();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger loads = new AtomicInteger();
    private volatile String far = "one";
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @AfterEach
    void close() {
        gate.countDown();
        threads.shutdownNow();
        connections.forEach(RedisAdapters::close);
        redis.stop();
    }

    @Test
    void aThousandCallersOnEachOfFourNodesCostOneLoadOfAColdKey() {
        var four = four(LONG);
        assertThat(AtOnce.call(4000, caller -> value(four.get(caller % 4)))).containsOnly("one");
        assertThat(loads).hasValue(1);
    }

    @Test
    void atSoftExpiryOneNodeLoadsAndNobodyWaits() {
        var four = four(SHORT);
        four.forEach(SharedCacheIT::value);
        int before = loads.get();
        gate = new CountDownLatch(1);
        far = "two";
        var family = family(SHORT);
        await().until(() -> connections.getFirst().sharedCache().find(family.key("ann")).stream()
                .noneMatch(entry -> entry.isFresh()));
        await().until(() -> {
            four.forEach(SharedCacheIT::value);
            return loads.get() == before + 1;
        });
        // the one loader is held back all the while, and everybody is answered
        assertThat(AtOnce.call(4000, caller -> value(four.get(caller % 4)))).containsOnly("one");
        assertThat(loads).hasValue(before + 1);
        gate.countDown();
        four.forEach(node -> await().until(() -> value(node).equals("two")));
    }

    @Test
    void afterTheNewsNoNodeServesWhatIsOlderThanTheWrite() {
        var four = four(LONG);
        for (int write = 1; write <= 30; write++) {
            String written = "written " + write;
            four.forEach(SharedCacheIT::value);
            far = written;
            four.get(write % 4).invalidate(key());
            assertThat(value(four.get(write % 4)))
                    .as("on the writer's own node")
                    .isEqualTo(written);
            four.forEach(
                    node -> await().atMost(10, SECONDS).until(() -> value(node).equals(written)));
            four.forEach(node -> assertThat(value(node)).as("and never back").isEqualTo(written));
        }
    }

    @Test
    void whatWasLoadedBeforeTheWriteIsNotKept() {
        var four = four(LONG);
        gate = new CountDownLatch(1);
        var early = threads.submit(() -> value(four.getFirst()));
        await().until(() -> loads.get() == 1);
        far = "two";
        four.get(1).invalidate(key());
        gate.countDown();
        assertThat(early).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("one");
        four.forEach(node -> await().until(() -> value(node).equals("two")));
        assertThat(connections
                        .getFirst()
                        .sharedCache()
                        .find(key())
                        .orElseThrow()
                        .text())
                .contains("two");
    }

    @Test
    void aDeadHoldersLeaseEndsAndTheNextTakesOver() {
        var four = four(LONG);
        connections
                .getFirst()
                .permitPool()
                .acquire(new LimitKey("load:" + key()), new PermitOwner("dead"), 1, Duration.ofSeconds(1));
        assertThat(AtOnce.call(400, caller -> value(four.get(caller % 4)))).containsOnly("one");
        assertThat(loads).hasValue(1);
    }

    @Test
    void aRedisThatComesBackEmptyCostsOneLoad() {
        var four = four(LONG);
        four.forEach(SharedCacheIT::value);
        redis.stop();
        assertThat(AtOnce.call(400, caller -> value(four.get(caller % 4))))
                .as("what is near is served on")
                .containsOnly("one");
        assertThat(loads).hasValue(1);
        far = "two";
        redis.startAgain();
        four.forEach(node -> await().atMost(30, SECONDS).until(() -> value(node).equals("two")));
        assertThat(loads.get()).isBetween(2, 5);
    }

    @Test
    void withoutRedisEachNodeLoadsForItself() {
        var four = four(LONG);
        redis.stop();
        assertThat(AtOnce.call(400, caller -> value(four.get(caller % 4)))).containsOnly("one");
        assertThat(loads.get()).isBetween(1, 4);
    }

    @Test
    void aFrozenRedisHoldsNobodyBackForLong() {
        var four = four(LONG);
        redis.freeze();
        try {
            assertThat(AtOnce.call(400, caller -> value(four.get(caller % 4)))).containsOnly("one");
            assertThat(loads.get()).isBetween(1, 4);
        } finally {
            redis.thaw();
        }
    }

    private List<ReadThrough<String>> four(Duration soft) {
        return connections.stream().map(connection -> node(connection, soft)).toList();
    }

    private ReadThrough<String> node(RedisAdapters connection, Duration soft) {
        var parts = new CacheParts(
                connection.sharedCache(),
                connection.cacheNews(),
                connection.permitPool(),
                new LoadRules(
                        Duration.ofSeconds(50), Duration.ofMinutes(1), Duration.ofSeconds(40), Duration.ofSeconds(5)),
                threads,
                new SystemSleeper(),
                new SystemTicker(),
                new ThreadLocalChance(),
                new UuidIds());
        return ReadThrough.of(
                family(soft),
                new Near(),
                _ -> {
                    String read = far;
                    loads.incrementAndGet();
                    assertThat(gate.await(40, SECONDS)).isTrue();
                    return new Loaded.Value<>(read);
                },
                parts);
    }

    private static CacheFamily<String> family(Duration soft) {
        var policy = new CachePolicy(soft, Duration.ofMinutes(30), 1, 1);
        return new CacheFamily<>("test", 1, new AsItIs(), policy, Duration.ofSeconds(1));
    }

    private static CacheKey key() {
        return family(LONG).key("ann");
    }

    private static String value(ReadThrough<String> node) {
        try {
            return switch (node.get(key())) {
                case Lookup.Found<String>(String value) -> value;
                case Lookup.Absent<String> absent -> absent.toString();
                case Lookup.Unavailable<String> unavailable -> unavailable.toString();
            };
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private record AsItIs() implements TextForm<String> {
        @Override
        public String write(String value) {
            return value;
        }

        @Override
        public String read(String text) {
            return text;
        }
    }

    private record Near() implements ReadThrough.NearLevel {
        @Override
        public <V> NearCache<V> make() {
            return MemoryAdapters.nearCache(1 << 20);
        }
    }
}
