package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.testkit.AtOnce;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link NearCache} must do. */
public abstract class NearCacheContract {
    private static final int MOST = 10_000;

    private final CacheKey key = new CacheKey("near", 1, "one");

    /** A new one that takes {@code maxWeight}. */
    protected abstract NearCache<String> cache(long maxWeight);

    @Test
    void whatWasSavedIsFound() {
        NearCache<String> cache = cache(MOST);
        assertThat(cache.find(key)).isEmpty();
        cache.save(key, "first", 1);
        cache.save(key, "second", 1);
        assertThat(cache.find(key)).contains("second");
    }

    @Test
    void whatWasDroppedIsNot() {
        NearCache<String> cache = cache(MOST);
        CacheKey other = new CacheKey("near", 1, "two");
        cache.save(key, "mine", 1);
        cache.save(other, "other", 1);
        cache.drop(key);
        assertThat(cache.find(key)).isEmpty();
        assertThat(cache.find(other)).contains("other");
        cache.dropAll();
        assertThat(cache.find(other)).isEmpty();
    }

    @Test
    void versionsAreApart() {
        NearCache<String> cache = cache(MOST);
        cache.save(key, "mine", 1);
        assertThat(cache.find(new CacheKey("near", 2, "one"))).isEmpty();
    }

    @Test
    void weightIsBounded() {
        NearCache<String> cache = cache(MOST);
        for (int i = 0; i < 100_000; i++) {
            cache.save(new CacheKey("near", 1, "id-" + i), "value", 100);
        }
        long held = IntStream.range(0, 100_000)
                .filter(i -> cache.find(new CacheKey("near", 1, "id-" + i)).isPresent())
                .count();
        assertThat(held).isBetween(1L, MOST / 100L);
    }

    @Test
    void whatIsTooHeavyIsNotHeld() {
        NearCache<String> cache = cache(MOST);
        cache.save(key, "heavy", MOST + 1);
        assertThat(cache.find(key)).isEmpty();
        cache.save(key, "light", 1);
        assertThat(cache.find(key)).contains("light");
    }

    @Test
    void whatIsDroppedStaysSoHoweverManySaveOthersAtOnce() {
        NearCache<String> cache = cache(MOST);
        cache.save(key, "mine", 1);
        cache.drop(key);
        AtOnce.call(64, caller -> {
            cache.save(new CacheKey("near", 1, "other-" + caller), "value", 1);
            return caller;
        });
        assertThat(cache.find(key)).isEmpty();
    }
}
