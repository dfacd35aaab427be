package io.wecomops.benchmarks.limit;

import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RRateLimiter;
import org.redisson.api.RateType;
import org.redisson.config.Config;

/** The peers, set up as their own guides do for "so many a second over all nodes". */
final class PeerPacers {
    private PeerPacers() {}

    static Turns bucket4j(String url, String key, int perSecond) {
        var buckets = Bucket4jLettuce.casBasedBuilder(RedisClient.create(url))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .build();
        BucketConfiguration limit = BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
        BlockingBucket bucket = buckets.builder()
                .build(key.getBytes(StandardCharsets.UTF_8), () -> limit)
                .asBlocking();
        return () -> bucket.consume(1);
    }

    static Turns redisson(String url, String key, int perSecond) {
        Config config = new Config();
        config.useSingleServer().setAddress(url);
        RRateLimiter limiter = Redisson.create(config).getRateLimiter(key);
        limiter.trySetRate(RateType.OVERALL, perSecond, Duration.ofSeconds(1));
        return limiter::acquire;
    }
}
