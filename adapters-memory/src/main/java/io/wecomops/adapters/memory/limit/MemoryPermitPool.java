package io.wecomops.adapters.memory.limit;

import io.wecomops.adapters.memory.expiry.EndingMap;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.SlotBook;
import java.time.Duration;
import java.time.InstantSource;

/** The permits of one node. */
public final class MemoryPermitPool implements PermitPool {
    private final MicroClock clock;
    private final EndingMap<LimitKey, Holders> pools;

    public MemoryPermitPool(InstantSource clock) {
        this.clock = new MicroClock(clock);
        pools = new EndingMap<>(clock, (holders, now) -> holders.meanNothingAt(MicroClock.micros(now)));
    }

    @Override
    public synchronized Attempt acquire(LimitKey pool, PermitOwner owner, int limit, Duration lease) {
        if (limit < 1) {
            throw new IllegalArgumentException("a pool has at least one permit, not " + limit);
        }
        long leaseMicros = positive(lease);
        Holders holders = pools.get(pool).orElseGet(Holders::new);
        Attempt attempt = holders.acquire(owner, limit, leaseMicros, clock.micros());
        pools.put(pool, holders);
        return attempt;
    }

    @Override
    public synchronized boolean renew(LimitKey pool, PermitOwner owner, Duration lease) {
        long leaseMicros = positive(lease);
        return pools.get(pool)
                .map(holders -> holders.renew(owner, leaseMicros, clock.micros()))
                .orElse(false);
    }

    @Override
    public synchronized void release(LimitKey pool, PermitOwner owner) {
        pools.get(pool).ifPresent(holders -> holders.release(owner));
    }

    private static long positive(Duration lease) {
        if (!lease.isPositive()) {
            throw new IllegalArgumentException("a lease is positive, not " + lease);
        }
        return SlotBook.micros(lease);
    }
}
