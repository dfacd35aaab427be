package io.wecomops.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.SharedCacheContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemorySharedCacheTest extends SharedCacheContract {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final CacheKey KEY = new CacheKey("clock", 1, "one");

    private final ManualTime time = new ManualTime();
    private final SharedCache cache = new MemoryAdapters(time).sharedCache();

    @Override
    protected SharedCache cache() {
        return cache;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }

    @Test
    void aClockThatIsSetBackProlongsNoLife() {
        cache.save(KEY, CacheEntry.of("value", new Lifetime(MINUTE, MINUTE)), cache.begin(KEY));
        time.advance(Duration.ofHours(-1));
        assertThat(cache.find(KEY).orElseThrow().hardLeft()).isEqualTo(MINUTE);
        time.advance(MINUTE);
        assertThat(cache.find(KEY)).isEmpty();
    }

    @Test
    void aLoadThatTakesLongerThanItsGenerationIsRefused() {
        long generation = cache.begin(KEY);
        time.advance(Duration.ofMinutes(11));
        assertThat(cache.save(KEY, CacheEntry.of("value", new Lifetime(MINUTE, MINUTE)), generation))
                .isFalse();
    }
}
