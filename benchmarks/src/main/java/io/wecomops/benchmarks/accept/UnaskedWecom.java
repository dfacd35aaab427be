package io.wecomops.benchmarks.accept;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.LoadRules;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.application.jssdk.SignPage;
import io.wecomops.application.network.ListIpRanges;
import io.wecomops.application.retry.Retries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.AskWecom;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.application.token.KeptTokens;
import io.wecomops.application.token.TokenBreaker;
import io.wecomops.application.token.TokenFetch;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.Asked;
import io.wecomops.domain.token.Issue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** What the API wants of WeCom, for a process that never asks it: every answer is that it cannot be reached. */
final class UnaskedWecom {
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final CachePolicy POLICY = new CachePolicy(LATER, LATER, 1, 1);

    private final Apps apps;
    private final AskWecom ask;
    private final CacheParts parts;

    UnaskedWecom(Apps apps, Ticker ticker) {
        this.apps = apps;
        var memory = new MemoryAdapters(InstantSource.system());
        Sleeper sleeper = Thread::sleep;
        var retries = new Retries(
                new RetryRule(new Backoff(2, LATER, 0)), new RetryBudgets(ticker), () -> 0.5, sleeper, ticker);
        var fetch = new TokenFetch(
                new KeptTokens(memory.tokenStore(), memory.tokenStore()),
                _ -> new Issue.Unavailable(LATER, Reason.UNREACHABLE, "never asked"),
                memory.permitPool(),
                new TokenBreaker(memory.rateLimiter(), memory.tokenTroubles()),
                retries,
                () -> UUID.randomUUID().toString(),
                () -> 0.5,
                ticker);
        ask = new AskWecom(new CurrentToken(fetch, Runnable::run, sleeper, ticker));
        parts = new CacheParts(
                memory.sharedCache(),
                memory.cacheNews(),
                memory.permitPool(),
                LoadRules.DEFAULT,
                Runnable::run,
                sleeper,
                ticker,
                () -> 0.5,
                () -> UUID.randomUUID().toString());
    }

    ListIpRanges ipRanges() {
        return new ListIpRanges((_, _) -> unasked(), ask, apps.keyOf(apps.defaultAgent()), POLICY, new Near(), parts);
    }

    SignPage pages() {
        return new SignPage((_, _) -> unasked(), ask, apps, POLICY, new Near(), parts, InstantSource.system());
    }

    private static <T> Asked<T> unasked() {
        return new Asked.Unavailable<>(LATER, Reason.UNREACHABLE, "never asked");
    }

    private record Near() implements ReadThrough.NearLevel {
        @Override
        public <V> NearCache<V> make() {
            return MemoryAdapters.nearCache(1 << 20);
        }
    }
}
