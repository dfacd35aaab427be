package io.wecomops.bootstrap.settings;

import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.retry.Backoff;
import java.time.Duration;

/**
 * How mass tasks are sent.
 *
 * @param concurrency how many requests to WeCom are under way at once, over all nodes
 * @param pace how many requests go out a second, over all nodes
 * @param lease how long a claimed batch is a node's own; after a crash it takes this long until another one goes on
 */
public record MassTaskSettings(
        NodeId node, int concurrency, BatchPlan plan, RateLimit pace, Duration lease, Backoff backoff) {
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

    static MassTaskSettings read(SettingsReader from, NodeId defaultNode) {
        return new MassTaskSettings(
                from.optional(Setting.NODE_ID, NodeId::new).orElse(defaultNode),
                from.whole(Setting.GLOBAL_CONCURRENCY, 1, 10_000),
                new BatchPlan(from.whole(Setting.DISPATCH_BATCH_SIZE, 1, BatchPlan.MAX_SIZE)),
                RateLimit.perSecond(from.whole(Setting.DISPATCH_QPS_LIMIT, 1, 100_000)),
                from.seconds(Setting.DISPATCH_LEASE_SEC, 3, 600),
                new Backoff(
                        from.decimal(Setting.RETRY_BACKOFF_BASE, 1.0, 10.0),
                        LONGEST_BACKOFF,
                        from.whole(Setting.RETRY_MAX, 0, 100)));
    }
}
