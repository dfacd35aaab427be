package io.wecomops.adapters.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.wecomops.adapters.redis.cache.RedisCacheNews;
import io.wecomops.adapters.redis.cache.RedisSharedCache;
import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.adapters.redis.health.RedisProbe;
import io.wecomops.adapters.redis.idempotency.RedisIdempotencyStore;
import io.wecomops.adapters.redis.limit.RedisMemberQuota;
import io.wecomops.adapters.redis.limit.RedisPermitPool;
import io.wecomops.adapters.redis.limit.RedisRateLimiter;
import io.wecomops.adapters.redis.token.RedisTokenStore;
import io.wecomops.adapters.redis.token.RedisTokenTroubles;
import io.wecomops.domain.cache.CacheNews;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.health.Probe;
import io.wecomops.domain.idempotency.IdempotencyStore;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.domain.token.TokenTroubles;
import java.util.concurrent.TimeUnit;

/**
 * The coordination ports on one Redis 6.2 or newer, over one connection that all threads share, and one
 * more that hears what was invalidated. Thread-safe.
 *
 * <p>Once connected, a connection that is lost is made again for as long as it takes. Meanwhile calls are refused at once
 * with {@link DependencyUnavailableException}, and a command whose answer was lost is never sent a second time.
 */
public final class RedisAdapters implements AutoCloseable {
    private final ClientResources resources;
    private final RedisClient client;
    private final RateLimiter rateLimiter;
    private final MemberQuota memberQuota;
    private final PermitPool permitPool;
    private final TokenStore tokenStore;
    private final TokenTroubles tokenTroubles;
    private final IdempotencyStore idempotencyStore;
    private final SharedCache sharedCache;
    private final CacheNews cacheNews;
    private final Probe probe;

    private RedisAdapters(
            RedisSettings settings,
            ClientResources resources,
            RedisClient client,
            StatefulRedisConnection<String, String> connection,
            StatefulRedisPubSubConnection<String, String> subscription) {
        this.resources = resources;
        this.client = client;
        RedisCalls calls = new RedisCalls(connection.async(), settings.commandTimeout());
        KeySpace keys = new KeySpace(settings.namespace());
        rateLimiter = new RedisRateLimiter(calls, keys);
        memberQuota = new RedisMemberQuota(calls, keys);
        permitPool = new RedisPermitPool(calls, keys);
        tokenStore = new RedisTokenStore(calls, keys);
        tokenTroubles = new RedisTokenTroubles(calls, keys);
        idempotencyStore = new RedisIdempotencyStore(calls, keys);
        String channel = settings.namespace() + ":cache-news:1";
        sharedCache = new RedisSharedCache(calls, keys, channel);
        cacheNews = RedisCacheNews.subscribe(subscription, channel);
        probe = new RedisProbe(calls);
    }

    /**
     * Connects, or fails within about twice the settings' time limit.
     *
     * @throws DependencyUnavailableException if Redis cannot be reached, or lets us not in
     */
    public static RedisAdapters connect(RedisSettings settings) {
        ClientResources resources = Connecting.resources(settings.commandTimeout());
        RedisClient client = RedisClient.create(resources, settings.uri());
        client.setOptions(Connecting.options(settings.commandTimeout()));
        try {
            return new RedisAdapters(settings, resources, client, client.connect(), client.connectPubSub());
        } catch (RedisException unreachable) {
            shutDown(client, resources);
            throw new DependencyUnavailableException("redis", "connecting", unreachable);
        }
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

    public SharedCache sharedCache() {
        return sharedCache;
    }

    /** Tells what any node invalidates in {@link #sharedCache()}. */
    public CacheNews cacheNews() {
        return cacheNews;
    }

    public Probe probe() {
        return probe;
    }

    /** Ends the connection and its threads; calls under way fail. */
    @Override
    public void close() {
        shutDown(client, resources);
    }

    /** To its end even on an interrupted thread, which is a usual one to close on. */
    private static void shutDown(RedisClient client, ClientResources resources) {
        client.shutdownAsync(0, 2, TimeUnit.SECONDS)
                .orTimeout(3, TimeUnit.SECONDS)
                .handle((_, _) -> true)
                .join();
        resources.shutdown(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
    }
}
