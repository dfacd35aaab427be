package io.wecomops.adapters.redis.cache;

import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.LuaScript;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.adapters.redis.call.Reply;
import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.SharedCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An entry is a key that ends with it; the generation stands beside it and outlives it. */
public final class RedisSharedCache implements SharedCache {
    private static final long GENERATION_LIFE_MILLIS = Duration.ofMinutes(10).toMillis();

    private final RedisCalls calls;
    private final KeySpace keys;
    private final String channel;

    /** @param channel on which what is invalidated is told */
    public RedisSharedCache(RedisCalls calls, KeySpace keys, String channel) {
        this.calls = calls;
        this.keys = keys;
        this.channel = channel;
    }

    @Override
    public Optional<CacheEntry> find(CacheKey key) {
        Reply reply = calls.run(LuaScript.FIND_CACHED, List.of(entry(key)));
        if (reply.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> text = reply.yes(0) ? Optional.of(reply.text(1)) : Optional.empty();
        return Optional.of(
                new CacheEntry(text, Duration.ofMillis(reply.number(2)), Duration.ofMillis(reply.number(3))));
    }

    @Override
    public long begin(CacheKey key) {
        return calls.run(LuaScript.BEGIN_LOAD, List.of(generation(key)), GENERATION_LIFE_MILLIS)
                .number(0);
    }

    @Override
    public boolean save(CacheKey key, CacheEntry entry, long generation) {
        return calls.run(
                        LuaScript.SAVE_CACHED,
                        List.of(entry(key), generation(key)),
                        generation,
                        entry.text().isPresent() ? 1 : 0,
                        entry.text().orElse(""),
                        entry.softLeft().toMillis(),
                        Math.max(1, entry.hardLeft().toMillis()))
                .yes(0);
    }

    @Override
    public void invalidate(CacheKey key) {
        calls.run(
                LuaScript.INVALIDATE_CACHED,
                List.of(entry(key), generation(key)),
                GENERATION_LIFE_MILLIS,
                channel,
                key);
    }

    private String entry(CacheKey key) {
        return keys.key("cache:1", key);
    }

    private String generation(CacheKey key) {
        return keys.key("cache-generation:1", key);
    }
}
