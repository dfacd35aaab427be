package io.wecomops.adapters.memory;

import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.RateLimiterContract;
import java.time.Duration;
import java.time.Instant;

class MemoryRateLimiterTest extends RateLimiterContract {
    private final ManualTime time = new ManualTime();
    private final RateLimiter limiter = new MemoryAdapters(time).rateLimiter();

    @Override
    protected RateLimiter limiter() {
        return limiter;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }

    @Override
    protected Instant now() {
        return time.instant();
    }
}
