package io.wecomops.adapters.memory.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wecomops.adapters.memory.expiry.EndingMap;
import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CacheNews.News;
import io.wecomops.domain.cache.SharedCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The shared level of one node by itself, bounded by weight. */
public final class MemorySharedCache implements SharedCache {
    private static final Duration GENERATION_LIFE = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final MemoryCacheNews news;
    private final Cache<CacheKey, Kept> entries;
    private final EndingMap<CacheKey, Generation> generations;

    /** @param maxWeight about how many bytes it may take; positive */
    public MemorySharedCache(InstantSource clock, MemoryCacheNews news, long maxWeight) {
        this.clock = clock;
        this.news = news;
        entries = Caffeine.newBuilder()
                .maximumWeight(maxWeight)
                .weigher((CacheKey key, Kept kept) -> kept.weight())
                .executor(Runnable::run)
                .build();
        generations = new EndingMap<>(clock, Generation::hasEndedAt);
    }

    @Override
    public synchronized Optional<CacheEntry> find(CacheKey key) {
        Kept kept = entries.getIfPresent(key);
        if (kept == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Kept standing = kept.standingAt(now);
        if (!standing.equals(kept)) {
            entries.put(key, standing);
        }
        return standing.leftAt(now);
    }

    @Override
    public synchronized long begin(CacheKey key) {
        Instant now = clock.instant();
        long number = generation(key, now).map(Generation::number).orElseGet(() -> micros(now));
        generations.put(key, new Generation(number, now));
        return number;
    }

    @Override
    public synchronized boolean save(CacheKey key, CacheEntry entry, long generation) {
        Instant now = clock.instant();
        if (generation(key, now).filter(known -> known.number() == generation).isEmpty()) {
            return false;
        }
        entries.put(key, new Kept(entry, now));
        return true;
    }

    @Override
    public void invalidate(CacheKey key) {
        moveOn(key);
        news.tell(new News.Invalidated(key)); // beside the lock: who is told may ask at once
    }

    private synchronized void moveOn(CacheKey key) {
        Instant now = clock.instant();
        long next = Math.max(generations.get(key).map(Generation::number).orElse(0L) + 1, micros(now));
        generations.put(key, new Generation(next, now));
        entries.invalidate(key);
    }

    private Optional<Generation> generation(CacheKey key, Instant now) {
        return generations.get(key).filter(known -> !known.hasEndedAt(now));
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private record Generation(long number, Instant asked) {
        boolean hasEndedAt(Instant now) {
            return !now.isBefore(asked.plus(GENERATION_LIFE));
        }
    }

    private record Kept(CacheEntry entry, Instant since) {
        int weight() {
            return 200 + 2 * entry.text().map(String::length).orElse(0);
        }

        /** Only a clock that was set back makes an entry one of the future; it then begins its life anew. */
        Kept standingAt(Instant now) {
            return since.isAfter(now) ? new Kept(entry, now) : this;
        }

        Optional<CacheEntry> leftAt(Instant now) {
            Duration age = Duration.between(since, now);
            Duration hardLeft = entry.hardLeft().minus(age);
            if (!hardLeft.isPositive()) {
                return Optional.empty();
            }
            Duration softLeft = entry.softLeft().minus(age);
            return Optional.of(
                    new CacheEntry(entry.text(), softLeft.isNegative() ? Duration.ZERO : softLeft, hardLeft));
        }
    }
}
