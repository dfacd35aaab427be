package io.wecomops.application.masstask;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.retry.Retries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.application.token.KeptTokens;
import io.wecomops.application.token.ScriptedIssuer;
import io.wecomops.application.token.TokenBreaker;
import io.wecomops.application.token.TokenFetch;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.Verdict;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.Optional;

/** The parts of a dispatcher on memory adapters and manual time, with a far end that answers as told. */
final class DispatcherParts {
    static final TokenKey APP = new TokenKey(new CorpId("ww1"), new AgentId(7));
    static final Duration LEASE = Duration.ofSeconds(30);

    final ManualTime time = new ManualTime();
    final MemoryAdapters memory = new MemoryAdapters(time);
    final ScriptedIssuer issuer = new ScriptedIssuer();
    final ScriptedSender sender = new ScriptedSender();
    final FakeBatchQueue queue = new FakeBatchQueue();
    final FakeTaskLog taskLog = new FakeTaskLog();
    final BatchJournal journal = new BatchJournal(taskLog);
    final DispatchSettings settings = new DispatchSettings(2, RateLimit.perSecond(10), LEASE, Duration.ofSeconds(10));
    final RetryBudgets budgets = new RetryBudgets(time);
    final Turn turn =
            new Turn(memory.permitPool(), memory.rateLimiter(), settings, new CountingIds(), () -> 0.5, time, time);

    SendBatch sendBatch() {
        var kept = new KeptTokens(memory.tokenStore(), new MemoryAdapters(time).tokenStore());
        var breaker = new TokenBreaker(memory.rateLimiter(), memory.tokenTroubles());
        var backoff = new Backoff(2.0, Duration.ofSeconds(60), 2);
        var retries = new Retries(new RetryRule(backoff), budgets, () -> 0.5, time, time);
        var fetch =
                new TokenFetch(kept, issuer, memory.permitPool(), breaker, retries, new CountingIds(), () -> 0.5, time);
        var tokens = new CurrentToken(fetch, Runnable::run, time, time);
        var verdict = new Verdict(backoff, Duration.ofMinutes(1));
        return new SendBatch(
                queue,
                tokens,
                sender,
                turn,
                verdict,
                budgets,
                journal,
                Apps.only(APP),
                settings,
                () -> 0.5,
                time,
                time);
    }

    Duration leaseEnd() {
        return time.elapsed().plus(LEASE);
    }

    static ClaimedBatch aBatch() {
        return aBatch(Optional.empty());
    }

    static ClaimedBatch aBatch(Optional<Duration> sentBefore) {
        return aBatch(APP.agentId(), 0, sentBefore);
    }

    /** One that has failed before. */
    static ClaimedBatch aRetry(Optional<Duration> sentBefore) {
        return aBatch(APP.agentId(), 1, sentBefore);
    }

    static ClaimedBatch aBatch(AgentId app, int failedAttempts, Optional<Duration> sentBefore) {
        return new ClaimedBatch(
                new TaskId(1),
                new BizNo("b-1"),
                1,
                app,
                DeliveryMode.EFFECTIVELY_ONCE,
                new TraceId("t-1"),
                new SealedRequest(new byte[] {1}),
                3,
                failedAttempts,
                sentBefore,
                Duration.ofHours(3),
                1);
    }
}
