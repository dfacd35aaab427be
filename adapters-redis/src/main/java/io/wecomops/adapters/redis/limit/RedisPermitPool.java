package io.wecomops.adapters.redis.limit;

import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.LuaScript;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.adapters.redis.call.Reply;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.SlotBook;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Holders in a sorted set by lease end. Where Redis loses it, permits are granted anew, with greater fences. */
public final class RedisPermitPool implements PermitPool {
    private final RedisCalls calls;
    private final KeySpace keys;

    public RedisPermitPool(RedisCalls calls, KeySpace keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public Attempt acquire(LimitKey pool, PermitOwner owner, int limit, Duration lease) {
        if (limit < 1) {
            throw new IllegalArgumentException("a pool has at least one permit, not " + limit);
        }
        List<String> threeKeys = List.of(holders(pool), fences(pool), keys.key("permit-fence:1", pool));
        Reply reply = calls.run(LuaScript.ACQUIRE_PERMIT, threeKeys, owner, limit, positive(lease));
        return reply.yes(0)
                ? new Attempt.Granted(reply.number(1))
                : new Attempt.Full(Duration.of(reply.number(1), ChronoUnit.MICROS));
    }

    @Override
    public boolean renew(LimitKey pool, PermitOwner owner, Duration lease) {
        return calls.run(LuaScript.RENEW_PERMIT, List.of(holders(pool), fences(pool)), owner, positive(lease))
                .yes(0);
    }

    @Override
    public void release(LimitKey pool, PermitOwner owner) {
        calls.run(LuaScript.RELEASE_PERMIT, List.of(holders(pool), fences(pool)), owner);
    }

    private String holders(LimitKey pool) {
        return keys.key("permit-holders:1", pool);
    }

    private String fences(LimitKey pool) {
        return keys.key("permit-fences:1", pool);
    }

    private static long positive(Duration lease) {
        if (!lease.isPositive()) {
            throw new IllegalArgumentException("a lease is positive, not " + lease);
        }
        return SlotBook.micros(lease);
    }
}
