package io.wecomops.application.cache;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CacheNews;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Makes nodes that share a level, leases and news, each with a near level of its own; and counts the loads of all. */
final class CacheNodes {
    static final Duration SOFT = Duration.ofSeconds(10);
    static final Duration HARD = Duration.ofSeconds(100);
    static final Duration ABSENCE = Duration.ofSeconds(3);
    static final Duration BACKOFF = Duration.ofSeconds(5);
    static final Sleeper AMONG_THREADS = _ -> LockSupport.parkNanos(1_000_000);

    static final TextForm<String> AS_IT_IS = new TextForm<>() {
        @Override
        public String write(String value) {
            return "!" + value;
        }

        @Override
        public String read(String text) {
            if (!text.startsWith("!")) {
                throw new IllegalArgumentException("not ours");
            }
            return text.substring(1);
        }
    };

    static final CacheFamily<String> FAMILY =
            new CacheFamily<>("person", 1, AS_IT_IS, new CachePolicy(SOFT, HARD, 1, 1), ABSENCE);
    static final CacheKey ANN = FAMILY.key("ann");

    final ManualTime time = new ManualTime();
    final MemoryAdapters memory = new MemoryAdapters(time);
    final AtomicInteger loads = new AtomicInteger();
    private final CountingIds ids = new CountingIds();
    private LoadRules rules =
            new LoadRules(Duration.ofSeconds(25), Duration.ofSeconds(30), Duration.ofSeconds(20), BACKOFF);

    /** Callers that wait in earnest wait no longer than this. */
    void patience(Duration patience) {
        rules = new LoadRules(rules.deadline(), rules.lease(), patience, rules.backoff());
    }

    /** One whose waits move the time on, and that loads on its caller's thread. */
    ReadThrough<String> node(Loader<String> loader) {
        return node(memory.sharedCache(), loader, Runnable::run, time);
    }

    ReadThrough<String> node(Loader<String> loader, Executor threads) {
        return node(memory.sharedCache(), loader, threads, AMONG_THREADS);
    }

    ReadThrough<String> node(SharedCache shared, Loader<String> loader, Executor threads, Sleeper sleeper) {
        return node(shared, memory.cacheNews(), loader, threads, sleeper);
    }

    ReadThrough<String> node(CacheNews news, Loader<String> loader, Executor threads) {
        return node(memory.sharedCache(), news, loader, threads, AMONG_THREADS);
    }

    private ReadThrough<String> node(
            SharedCache shared, CacheNews news, Loader<String> loader, Executor threads, Sleeper sleeper) {
        Loader<String> counted = key -> {
            loads.incrementAndGet();
            return loader.load(key);
        };
        var parts = new CacheParts(shared, news, memory.permitPool(), rules, threads, sleeper, time, () -> 0.5, ids);
        return ReadThrough.of(FAMILY, new Near(), counted, parts);
    }

    /** The value of Ann, or what else is answered. */
    static String ann(ReadThrough<String> node) {
        return get(node, ANN);
    }

    static String get(ReadThrough<String> node, CacheKey key) {
        try {
            return switch (node.get(key)) {
                case Lookup.Found<String>(String value) -> value;
                case Lookup.Absent<String> _ -> "absent";
                case Lookup.Unavailable<String> unavailable -> "unavailable: " + unavailable.detail();
            };
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    static Loaded<String> failed() {
        return new Loaded.Failed<>(Reason.wecom(-1), "system busy", Duration.ZERO);
    }

    record Near() implements ReadThrough.NearLevel {
        @Override
        public <V> NearCache<V> make() {
            return MemoryAdapters.nearCache(1 << 20);
        }
    }
}
