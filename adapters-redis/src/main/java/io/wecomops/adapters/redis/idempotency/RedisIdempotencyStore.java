package io.wecomops.adapters.redis.idempotency;

import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.IdempotencyStore;
import java.time.Duration;

/** A mark is a key that is set if it is absent (SET NX PX): one command, atomic by itself. */
public final class RedisIdempotencyStore implements IdempotencyStore {
    private final RedisCalls calls;
    private final KeySpace keys;

    public RedisIdempotencyStore(RedisCalls calls, KeySpace keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public boolean markOnce(IdempotencyKey key, Duration life) {
        if (!life.isPositive()) {
            throw new IllegalArgumentException("a mark's life is positive, not " + life);
        }
        return calls.setIfAbsent(keys.key("once:1", key), Math.max(1, life.toMillis()));
    }
}
