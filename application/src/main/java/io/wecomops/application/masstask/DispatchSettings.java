package io.wecomops.application.masstask;

import io.wecomops.domain.limit.RateLimit;
import java.time.Duration;

/**
 * How batches are sent.
 *
 * @param concurrency how many requests may be under way at once, over all nodes ({@code GLOBAL_CONCURRENCY})
 * @param pace how many requests may begin, over all nodes ({@code DISPATCH_QPS_LIMIT})
 * @param lease how long a claimed batch is this node's ({@code DISPATCH_LEASE_SEC})
 * @param requestTime what one request takes at the most, its time limit included; two of them fit into a lease
 */
public record DispatchSettings(int concurrency, RateLimit pace, Duration lease, Duration requestTime) {
    public DispatchSettings {
        if (concurrency < 1 || concurrency > 10_000) {
            throw new IllegalArgumentException("concurrency is 1 to 10000, not " + concurrency);
        }
        if (!requestTime.isPositive() || requestTime.multipliedBy(2).compareTo(lease) > 0) {
            throw new IllegalArgumentException(
                    "a lease of " + lease + " has no room for two requests of " + requestTime);
        }
    }
}
