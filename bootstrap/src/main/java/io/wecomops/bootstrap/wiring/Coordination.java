package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.domain.health.Probe;
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
        PermitPool permitPool,
        TokenStore tokenStore,
        TokenTroubles tokenTroubles,
        Map<String, Probe> probes) {

    /** Of all nodes at one Redis. */
    static Coordination at(RedisAdapters redis) {
        return new Coordination(
                redis.rateLimiter(),
                redis.permitPool(),
                redis.tokenStore(),
                redis.tokenTroubles(),
                Map.of("redis", redis.probe()));
    }

    /** Of one node by itself. */
    static Coordination inMemory(InstantSource clock) {
        var memory = new MemoryAdapters(clock);
        return new Coordination(
                memory.rateLimiter(), memory.permitPool(), memory.tokenStore(), memory.tokenTroubles(), Map.of());
    }
}
