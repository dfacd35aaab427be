package io.wecomops.adapters.redis;

import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.testkit.contract.RateLimiterContract;
import java.time.Duration;
import java.time.Instant;

class RedisRateLimiterTest extends RateLimiterContract {
    private final RateLimiter limiter = Servers.ADAPTERS.rateLimiter();

    @Override
    protected RateLimiter limiter() {
        return limiter;
    }

    @Override
    protected void pass(Duration time) {
        Servers.pass(time);
    }

    @Override
    protected Instant now() {
        return Servers.now();
    }
}
