package io.wecomops.application.token;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.retry.Retries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken.Answer;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenIssuer;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** Makes nodes that share a store, permits, a durable copy and a WeCom. */
final class Nodes {
    static final TokenKey APP = new TokenKey(new CorpId("ww1"), new AgentId(7));

    final ManualTime time = new ManualTime();
    final MemoryAdapters shared = new MemoryAdapters(time);
    final TokenStore copy = new MemoryAdapters(time).tokenStore();
    final ScriptedIssuer issuer = new ScriptedIssuer();
    private final IdGenerator ids = new CountingIds();

    /** One whose waits move the time on, and that renews on its caller's thread. */
    CurrentToken one() {
        return node(shared, copy, issuer, Runnable::run, time);
    }

    /** One whose waits are real, so that several threads may wait without moving each other's time. */
    CurrentToken oneAmongThreads(TokenIssuer slow) {
        return node(shared, copy, slow, Runnable::run, _ -> LockSupport.parkNanos(1_000_000));
    }

    CurrentToken renewingOn(Executor behind) {
        return node(shared, copy, issuer, behind, time);
    }

    CurrentToken over(MemoryAdapters store, TokenStore durable) {
        return node(store, durable, issuer, Runnable::run, time);
    }

    /** One whose tokens are shared in {@code store}. */
    CurrentToken sharingIn(TokenStore store) {
        return node(store, shared, copy, issuer, Runnable::run, time);
    }

    private CurrentToken node(
            MemoryAdapters store, TokenStore durable, TokenIssuer wecom, Executor behind, Sleeper sleeper) {
        return node(store.tokenStore(), store, durable, wecom, behind, sleeper);
    }

    private CurrentToken node(
            TokenStore first,
            MemoryAdapters store,
            TokenStore durable,
            TokenIssuer wecom,
            Executor behind,
            Sleeper sleeper) {
        var tokens = new KeptTokens(first, durable);
        var breaker = new TokenBreaker(store.rateLimiter(), store.tokenTroubles());
        var rule = new RetryRule(new Backoff(2, Duration.ofSeconds(5), 2));
        var retries = new Retries(rule, new RetryBudgets(time), () -> 0.5, sleeper, time);
        var fetch = new TokenFetch(tokens, wecom, store.permitPool(), breaker, retries, ids, () -> 0.5, time);
        return new CurrentToken(fetch, behind, sleeper, time);
    }

    static AccessToken usable(CurrentToken node) {
        try {
            return ((Answer.Usable) node.of(APP)).token();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
