package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.metrics.MetricsAdapters;
import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.CoarseTime;
import io.wecomops.application.cache.LoadRules;
import io.wecomops.application.directory.FindPeople;
import io.wecomops.application.jssdk.SignPage;
import io.wecomops.application.network.ListIpRanges;
import io.wecomops.application.token.AskWecom;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.token.Apps;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** The use cases that answer out of the cache. */
record CachedAnswers(ListIpRanges listIpRanges, SignPage signPage, FindPeople findPeople) {
    private static final long NEAR_WEIGHT = 16L << 20;

    /** @param workers runs what loads */
    static CachedAnswers of(
            Coordination shared,
            WecomAdapters wecom,
            CurrentToken tokens,
            Apps apps,
            CachePolicy policy,
            Executor workers,
            CoarseTime time,
            MetricsAdapters metrics,
            Ambience process) {
        var parts = new CacheParts(
                shared.sharedCache(),
                shared.cacheNews(),
                shared.permitPool(),
                LoadRules.DEFAULT,
                workers,
                process.sleeper(),
                process.ticker(),
                time,
                process.chance(),
                process.ids());
        var near = new NearLevels(NEAR_WEIGHT, metrics);
        var ask = new AskWecom(tokens);
        return new CachedAnswers(
                new ListIpRanges(wecom.addresses(), ask, apps.keyOf(apps.defaultAgent()), policy, near, parts),
                new SignPage(wecom.ticketIssuer(), ask, apps, policy, near, parts, InstantSource.system()),
                new FindPeople(wecom.directory(), ask, policy, near, parts));
    }
}
