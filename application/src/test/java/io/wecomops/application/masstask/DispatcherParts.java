package io.wecomops.application.masstask;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.limit.PacedApi;
import io.wecomops.application.limit.PermitQueue;
import io.wecomops.application.limit.Turn;
import io.wecomops.application.retry.Retries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.application.token.KeptTokens;
import io.wecomops.application.token.ScriptedIssuer;
import io.wecomops.application.token.TokenBreaker;
import io.wecomops.application.token.TokenFetch;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.Counted;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.masstask.TaskSize;
import io.wecomops.domain.masstask.Verdict;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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
    OptionalLong personTimesADay = OptionalLong.empty();
    boolean quotaIsGone;
    boolean permitsCannotBeGivenBack;
    private final List<Duration> aheads = new ArrayList<>();
    private int bookingsLeft = Integer.MAX_VALUE;
    private final PermitQueue permits = new PermitQueue(
            new Lossy(),
            new LimitKey("concurrency"),
            settings.concurrency(),
            LEASE,
            new CountingIds(),
            () -> 0.5,
            time,
            time);
    final Turn turn = new Turn(permits, new Failing(), PacedApi.SENDING, settings.pace(), Runnable::run, time, time);

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
                new MemberToll(
                        new Going(),
                        request -> List.of(new UserId("user" + request.bytes()[0])),
                        personTimesADay,
                        LEASE,
                        journal),
                journal,
                Apps.only(APP),
                settings,
                () -> 0.5,
                time,
                time);
    }

    /** How far ahead slots were booked: what tells the lanes apart. */
    List<Duration> aheads() {
        return List.copyOf(aheads);
    }

    /** After so many bookings the limiter is gone. */
    void failLimiterAfter(int bookings) {
        bookingsLeft = bookings;
    }

    private final class Going implements MemberQuota {
        @Override
        public Admission admit(Outreach outreach, MemberLimits limits) {
            if (quotaIsGone) {
                throw new DependencyUnavailableException("redis", "admitting", new IllegalStateException());
            }
            return memory.memberQuota().admit(outreach, limits);
        }

        @Override
        public void giveBack(Counted counted) {
            memory.memberQuota().giveBack(counted);
        }

        @Override
        public QuotaLeft left(LimitKey app, List<UserId> members, MemberLimits limits) {
            return memory.memberQuota().left(app, members, limits);
        }
    }

    /** Goes between a permit and its return. */
    private final class Lossy implements PermitPool {
        @Override
        public Attempt acquire(LimitKey pool, PermitOwner owner, int limit, Duration lease) {
            return memory.permitPool().acquire(pool, owner, limit, lease);
        }

        @Override
        public boolean renew(LimitKey pool, PermitOwner owner, Duration lease) {
            return memory.permitPool().renew(pool, owner, lease);
        }

        @Override
        public void release(LimitKey pool, PermitOwner owner) {
            if (permitsCannotBeGivenBack) {
                throw new DependencyUnavailableException("redis", "releasing", new IllegalStateException());
            }
            memory.permitPool().release(pool, owner);
        }
    }

    private final class Failing implements RateLimiter {
        @Override
        public Reservation book(Booking booking) {
            if (bookingsLeft-- <= 0) {
                throw new DependencyUnavailableException("redis", "booking", new IllegalStateException());
            }
            aheads.add(booking.maxAhead());
            return memory.rateLimiter().book(booking);
        }

        @Override
        public void holdBack(LimitKey key, Duration block) {
            memory.rateLimiter().holdBack(key, block);
        }
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

    static ClaimedBatch aBatch(DeliveryMode delivery) {
        return aBatch(1, APP.agentId(), 0, Optional.empty(), delivery, TaskKind.MASS, TaskSize.LARGE);
    }

    static ClaimedBatch aBatch(AgentId app, int failedAttempts, Optional<Duration> sentBefore) {
        return aBatch(1, app, failedAttempts, sentBefore, DeliveryMode.EFFECTIVELY_ONCE, TaskKind.MASS, TaskSize.LARGE);
    }

    /** Of a task for more than a thousand people, as {@link #aBatch()}. */
    static ClaimedBatch aPartOfALargeTask(int number) {
        return aBatch(number, Optional.empty(), TaskKind.MASS, TaskSize.LARGE);
    }

    static ClaimedBatch aSmallTask() {
        return aSmallTask(Optional.empty());
    }

    static ClaimedBatch aSmallTask(Optional<Duration> sentBefore) {
        return aBatch(1, sentBefore, TaskKind.MASS, TaskSize.SMALL);
    }

    static ClaimedBatch aMessage() {
        return aBatch(1, Optional.empty(), TaskKind.MESSAGE, TaskSize.SMALL);
    }

    private static ClaimedBatch aBatch(int number, Optional<Duration> sentBefore, TaskKind kind, TaskSize size) {
        return aBatch(number, APP.agentId(), 0, sentBefore, DeliveryMode.EFFECTIVELY_ONCE, kind, size);
    }

    private static ClaimedBatch aBatch(
            int number,
            AgentId app,
            int failedAttempts,
            Optional<Duration> sentBefore,
            DeliveryMode delivery,
            TaskKind kind,
            TaskSize size) {
        return new ClaimedBatch(
                new TaskId(1),
                new BizNo("b-1"),
                number,
                app,
                delivery,
                new TraceId("t-1"),
                new SealedRequest(new byte[] {(byte) number}),
                3,
                failedAttempts,
                sentBefore,
                Duration.ofHours(3),
                kind,
                size,
                1);
    }
}
