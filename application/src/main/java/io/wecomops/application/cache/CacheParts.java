package io.wecomops.application.cache;

import io.wecomops.domain.cache.CacheNews;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import java.util.concurrent.Executor;

/**
 * What all families of a node have in common.
 *
 * @param permits gives the lease under which one of all nodes loads
 * @param time read at each hit
 * @param threads runs loads, which take as long as the far end does; it may refuse, as one that ends does
 */
public record CacheParts(
        SharedCache shared,
        CacheNews news,
        PermitPool permits,
        LoadRules rules,
        Executor threads,
        Sleeper sleeper,
        Ticker ticker,
        CoarseTime time,
        Chance chance,
        IdGenerator ids) {

    /** The same with a time that nobody keeps up: each hit reads the ticker itself. */
    public CacheParts(
            SharedCache shared,
            CacheNews news,
            PermitPool permits,
            LoadRules rules,
            Executor threads,
            Sleeper sleeper,
            Ticker ticker,
            Chance chance,
            IdGenerator ids) {
        this(shared, news, permits, rules, threads, sleeper, ticker, new CoarseTime(ticker, sleeper), chance, ids);
    }
}
