package io.wecomops.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.testkit.contract.SharedCacheContract;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedisSharedCacheTest extends SharedCacheContract {
    private final SharedCache cache = Servers.ADAPTERS.sharedCache();

    @Override
    protected SharedCache cache() {
        return cache;
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }

    @Test
    void whatSomebodyElsePutThereIsAMissAndIsReplaced() {
        CacheKey key = new CacheKey("poison", 1, UUID.randomUUID().toString());
        String place = "wecom-ops:cache:1:{" + key + "}";
        var entry = CacheEntry.of("good", new Lifetime(Duration.ofMinutes(1), Duration.ofMinutes(2)));
        Servers.PLAIN.set(place, "no hash at all");
        assertThat(cache.find(key)).isEmpty();
        assertThat(cache.save(key, entry, cache.begin(key))).isTrue();
        Servers.PLAIN.hset(place, "soft_ms", "soon");
        assertThat(cache.find(key)).isEmpty();
        assertThat(cache.save(key, entry, cache.begin(key))).isTrue();
        assertThat(cache.find(key).orElseThrow().text()).contains("good");
    }
}
