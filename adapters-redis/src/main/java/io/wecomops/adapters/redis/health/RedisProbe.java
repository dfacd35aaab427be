package io.wecomops.adapters.redis.health;

import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.domain.health.Probe;

/** A PING and its answer. */
public final class RedisProbe implements Probe {
    private final RedisCalls calls;

    public RedisProbe(RedisCalls calls) {
        this.calls = calls;
    }

    @Override
    public void check() {
        calls.ping();
    }
}
