package io.wecomops.adapters.metrics;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.RateLimiterContract;
import java.time.Duration;
import java.time.Instant;

/** In front of one in memory. */
class CountedRateLimiterTest extends RateLimiterContract {
    private final ManualTime time = new ManualTime();
    private final RateLimiter counted =
            new MetricsAdapters("1.2.3", time).counted(new MemoryAdapters(time).rateLimiter());

    @Override
    protected RateLimiter limiter() {
        return counted;
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
