package io.wecomops.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.application.cache.CacheFamily;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.CoarseTime;
import io.wecomops.application.cache.LoadRules;
import io.wecomops.application.cache.Loaded;
import io.wecomops.application.cache.Lookup;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.application.cache.TextForm;
import io.wecomops.benchmarks.load.BareScript;
import io.wecomops.benchmarks.load.Rounds;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.domain.time.Ticker;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;

/** Hits near and shared, against Caffeine alone and the same script without our code. */
public final class CacheMeasurement implements Measurement {
    private static final int KEYS = 1_000;
    private static final int LOOK_UPS = 1_000;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Ticker TICKER = () -> Duration.ofNanos(System.nanoTime());
    private static final String METHOD = """
            Near: 1,000 keys, made beforehand, are looked up in turn, a thousand to a call so that the clock of the measurement \
            weighs nothing; all are fresh. The bounds are Caffeine with the same keys, bounded by weight: with nothing else, and \
            with its own expiry after write, which reads a clock at each hit. Ours looks at a time that one thread keeps up, 50 times a \
            second. Shared: one entry of \
            1,000 characters is found in Redis, against the same script by EVALSHA through Lettuce. Rounds by turns; medians.""";

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        TestRedis redis = TestRedis.startOwn();
        List<Row> rows = new ArrayList<>();
        try (RedisAdapters adapters = RedisAdapters.connect(RedisSettings.of(redis.url()))) {
            near(quick, adapters, rows);
            shared(quick, adapters, redis.url(), rows);
        }
        String server = BareScript.serverOf(redis.url());
        redis.stop();
        return List.of(new Section(name(), "Cache: hits", METHOD, server, rows));
    }

    private static void near(boolean quick, RedisAdapters adapters, List<Row> rows) throws Exception {
        List<CacheKey> keys =
                IntStream.range(0, KEYS).mapToObj(i -> family().key("id-" + i)).toList();
        var time = new CoarseTime(TICKER, Thread::sleep);
        Thread keeper = Thread.ofPlatform().daemon().name("time").start(time);
        ReadThrough<String> ours =
                ReadThrough.of(family(), new Near(), _ -> new Loaded.Value<>("value"), parts(adapters, time));
        Cache<CacheKey, String> bare = caffeine(Caffeine.newBuilder());
        Cache<CacheKey, String> expiring = caffeine(Caffeine.newBuilder().expireAfterWrite(LONG));
        for (CacheKey key : keys) {
            ours.get(key);
            bare.put(key, "value");
            expiring.put(key, "value");
        }
        for (int threads : new int[] {1, 8}) {
            Rounds rounds = Rounds.run(
                    quick ? 3 : 7,
                    threads,
                    quick ? 500 : 1_000,
                    () -> {
                        for (int i = 0; i < LOOK_UPS; i++) {
                            if (!(ours.get(keys.get(i % KEYS)) instanceof Lookup.Found<String>)) {
                                throw new IllegalStateException("not a hit");
                            }
                        }
                    },
                    () -> lookUp(bare, keys),
                    () -> lookUp(expiring, keys));
            rows.add(row("near hit, " + threads + " threads; Caffeine alone", rounds, 1, "≥ 50 %"));
            rows.add(row("near hit, " + threads + " threads; Caffeine with expiry", rounds, 2, "-"));
        }
        keeper.interrupt();
    }

    private static void shared(boolean quick, RedisAdapters adapters, String url, List<Row> rows) throws Exception {
        CacheKey key = family().key("shared");
        var cache = adapters.sharedCache();
        cache.save(key, CacheEntry.of("x".repeat(1_000), new Lifetime(LONG, LONG)), cache.begin(key));
        BareScript same = BareScript.ours(url, "find_cached.lua");
        String[] place = {"wecom-ops:cache:1:{" + key + "}"};
        for (int threads : new int[] {1, 64}) {
            Rounds rounds = Rounds.run(
                    quick ? 3 : 5,
                    threads,
                    quick ? 500 : 1_000,
                    () -> {
                        if (cache.find(key).isEmpty()) {
                            throw new IllegalStateException("not a hit");
                        }
                    },
                    () -> same.run(place));
            rows.add(Row.ofRates(
                    "shared hit, " + threads + " threads; the same script bare",
                    rounds.median(0),
                    rounds.median(1),
                    rounds.ratio(0, 1),
                    rounds.worstRatio(0, 1),
                    "-"));
        }
    }

    private static void lookUp(Cache<CacheKey, String> cache, List<CacheKey> keys) {
        for (int i = 0; i < LOOK_UPS; i++) {
            Objects.requireNonNull(cache.getIfPresent(keys.get(i % KEYS)));
        }
    }

    private static Row row(String what, Rounds rounds, int bound, String target) {
        return Row.ofRates(
                what,
                LOOK_UPS * rounds.median(0),
                LOOK_UPS * rounds.median(bound),
                rounds.ratio(0, bound),
                rounds.worstRatio(0, bound),
                target);
    }

    private static Cache<CacheKey, String> caffeine(Caffeine<Object, Object> builder) {
        return builder.maximumWeight(16L << 20)
                .weigher((CacheKey _, String value) -> 200 + 2 * value.length())
                .executor(Runnable::run)
                .build();
    }

    private static CacheParts parts(RedisAdapters adapters, CoarseTime time) {
        return new CacheParts(
                adapters.sharedCache(),
                adapters.cacheNews(),
                adapters.permitPool(),
                LoadRules.DEFAULT,
                Runnable::run,
                Thread::sleep,
                TICKER,
                time,
                () -> 0.5,
                () -> UUID.randomUUID().toString());
    }

    private static CacheFamily<String> family() {
        TextForm<String> asItIs = new TextForm<>() {
            @Override
            public String write(String value) {
                return value;
            }

            @Override
            public String read(String text) {
                return text;
            }
        };
        return new CacheFamily<>("measured", 1, asItIs, new CachePolicy(LONG, LONG, 1, 1), LONG);
    }

    private record Near() implements ReadThrough.NearLevel {
        @Override
        public <V> NearCache<V> make() {
            return MemoryAdapters.nearCache(16L << 20);
        }
    }
}
