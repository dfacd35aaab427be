package io.wecomops.adapters.memory;

import io.wecomops.adapters.memory.cache.CaffeineNearCache;
import io.wecomops.adapters.memory.cache.MemoryCacheNews;
import io.wecomops.adapters.memory.cache.MemorySharedCache;
import io.wecomops.adapters.memory.idempotency.MemoryIdempotencyStore;
import io.wecomops.adapters.memory.idempotency.MemoryRequestLedger;
import io.wecomops.adapters.memory.limit.MemoryMemberQuota;
import io.wecomops.adapters.memory.limit.MemoryPermitPool;
import io.wecomops.adapters.memory.limit.MemoryRateLimiter;
import io.wecomops.adapters.memory.token.MemoryTokenStore;
import io.wecomops.adapters.memory.token.MemoryTokenTroubles;
import io.wecomops.domain.cache.CacheNews;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.IdempotencyStore;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.domain.token.TokenTroubles;
import java.time.InstantSource;

/**
 * The coordination ports of one node, in its memory. Thread-safe; each port but the near cache is the same one however
 * often it is asked for. What has ended is dropped, so memory is bounded by what is alive at one time.
 */
public final class MemoryAdapters {
    private static final long SHARED_CACHE_WEIGHT = 64L << 20;

    private final RateLimiter rateLimiter;
    private final MemberQuota memberQuota;
    private final PermitPool permitPool;
    private final TokenStore tokenStore;
    private final TokenTroubles tokenTroubles;
    private final IdempotencyStore idempotencyStore;
    private final MemoryRequestLedger requestLedger;
    private final MemoryCacheNews cacheNews = new MemoryCacheNews();
    private final SharedCache sharedCache;

    /** @param clock the time of all of them. Where it is set back, no wait and no lease grows longer than it was */
    public MemoryAdapters(InstantSource clock) {
        rateLimiter = new MemoryRateLimiter(clock);
        memberQuota = new MemoryMemberQuota(clock);
        permitPool = new MemoryPermitPool(clock);
        tokenStore = new MemoryTokenStore(clock);
        tokenTroubles = new MemoryTokenTroubles(clock);
        idempotencyStore = new MemoryIdempotencyStore(clock);
        requestLedger = new MemoryRequestLedger(clock);
        sharedCache = new MemorySharedCache(clock, cacheNews, SHARED_CACHE_WEIGHT);
    }

    public RateLimiter rateLimiter() {
        return rateLimiter;
    }

    public MemberQuota memberQuota() {
        return memberQuota;
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

    /** Of {@link #requestLedger()}. */
    public ExpiredKeys expiredKeys() {
        return requestLedger;
    }

    /** Bounded to about 64 MiB. */
    public SharedCache sharedCache() {
        return sharedCache;
    }

    /** Tells what {@link #sharedCache()} invalidates. */
    public CacheNews cacheNews() {
        return cacheNews;
    }

    /**
     * A new near level each time.
     *
     * @param maxWeight about how many bytes it may take; positive
     */
    public static <V> NearCache<V> nearCache(long maxWeight) {
        return new CaffeineNearCache<>(maxWeight);
    }
}
