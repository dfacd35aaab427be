package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.adapters.metrics.MetricsAdapters;
import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.domain.cache.CacheNews;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.domain.health.Probe;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.domain.token.TokenTroubles;
import java.time.InstantSource;
import java.util.Map;

/**
 * What nodes share beside the database.
 *
 * @param probes the servers that this takes, by the name that operators know
 */
record Coordination(
        RateLimiter rateLimiter,
        MemberQuota memberQuota,
        PermitPool permitPool,
        TokenStore tokenStore,
        TokenTroubles tokenTroubles,
        SharedCache sharedCache,
        CacheNews cacheNews,
        Map<String, Probe> probes) {

    /** Of all nodes at one Redis. */
    static Coordination at(RedisAdapters redis) {
        return new Coordination(
                redis.rateLimiter(),
                redis.memberQuota(),
                redis.permitPool(),
                redis.tokenStore(),
                redis.tokenTroubles(),
                redis.sharedCache(),
                redis.cacheNews(),
                Map.of("redis", redis.probe()));
    }

    /** The same, with its use counted. */
    Coordination counted(MetricsAdapters metrics) {
        return new Coordination(
                metrics.counted(rateLimiter),
                memberQuota,
                metrics.counted(permitPool),
                metrics.counted(tokenStore),
                metrics.counted(tokenTroubles),
                metrics.counted(sharedCache),
                cacheNews,
                probes);
    }

    /** Of one node by itself. */
    static Coordination inMemory(InstantSource clock) {
        var memory = new MemoryAdapters(clock);
        return new Coordination(
                memory.rateLimiter(),
                memory.memberQuota(),
                memory.permitPool(),
                memory.tokenStore(),
                memory.tokenTroubles(),
                memory.sharedCache(),
                memory.cacheNews(),
                Map.of());
    }
}
