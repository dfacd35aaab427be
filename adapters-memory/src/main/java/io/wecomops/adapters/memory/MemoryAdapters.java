package io.wecomops.adapters.memory;

import io.wecomops.adapters.memory.idempotency.MemoryIdempotencyStore;
import io.wecomops.adapters.memory.idempotency.MemoryRequestLedger;
import io.wecomops.adapters.memory.limit.MemoryPermitPool;
import io.wecomops.adapters.memory.limit.MemoryRateLimiter;
import io.wecomops.adapters.memory.token.MemoryTokenStore;
import io.wecomops.adapters.memory.token.MemoryTokenTroubles;
import io.wecomops.domain.idempotency.IdempotencyStore;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.domain.token.TokenTroubles;
import java.time.InstantSource;

/**
 * The coordination ports of one node, in its memory. Thread-safe; each port is the same one however often it is asked
 * for. What has ended is dropped, so memory is bounded by what is alive at one time.
 */
public final class MemoryAdapters {
    private final RateLimiter rateLimiter;
    private final PermitPool permitPool;
    private final TokenStore tokenStore;
    private final TokenTroubles tokenTroubles;
    private final IdempotencyStore idempotencyStore;
    private final RequestLedger requestLedger;

    /** @param clock the time of all of them. Where it is set back, no wait and no lease grows longer than it was */
    public MemoryAdapters(InstantSource clock) {
        rateLimiter = new MemoryRateLimiter(clock);
        permitPool = new MemoryPermitPool(clock);
        tokenStore = new MemoryTokenStore(clock);
        tokenTroubles = new MemoryTokenTroubles(clock);
        idempotencyStore = new MemoryIdempotencyStore(clock);
        requestLedger = new MemoryRequestLedger(clock);
    }

    public RateLimiter rateLimiter() {
        return rateLimiter;
    }

    public PermitPool permitPool() {
        return permitPool;
    }

    public TokenStore tokenStore() {
        return tokenStore;
    }

    public TokenTroubles tokenTroubles() {
        return tokenTroubles;
    }

    public IdempotencyStore idempotencyStore() {
        return idempotencyStore;
    }

    /** Keeps what has expired until it is purged. */
    public RequestLedger requestLedger() {
        return requestLedger;
    }
}
