package io.wecomops.adapters.http;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.LoadRules;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.application.directory.FindPeople;
import io.wecomops.application.jssdk.SignPage;
import io.wecomops.application.masstask.ExpandAudience;
import io.wecomops.application.masstask.Expander;
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
import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.directory.Departments;
import io.wecomops.domain.directory.Directory;
import io.wecomops.domain.directory.People;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.directory.Tagged;
import io.wecomops.domain.jssdk.IssuedTicket;
import io.wecomops.domain.jssdk.TicketKind;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.network.Direction;
import io.wecomops.domain.network.IpRanges;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.Asked;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A WeCom that tells its addresses and issues tickets while it is well; counts how often it is asked. */
final class StandInWecom {
    final AtomicInteger asked = new AtomicInteger();
    private final ManualTime time = new ManualTime();
    private final CachePolicy policy = new CachePolicy(Duration.ofMinutes(5), Duration.ofMinutes(15), 1, 1);
    private final CacheParts parts;
    private final AskWecom ask;
    private volatile boolean ill;

    StandInWecom() {
        var memory = new MemoryAdapters(time);
        var ids = new CountingIds();
        parts = new CacheParts(
                memory.sharedCache(),
                memory.cacheNews(),
                memory.permitPool(),
                LoadRules.DEFAULT,
                Runnable::run,
                time,
                time,
                () -> 0.5,
                ids);
        ask = new AskWecom(new CurrentToken(
                new TokenFetch(
                        new KeptTokens(memory.tokenStore(), memory.tokenStore()),
                        _ -> new Issue.Issued(new IssuedToken("the-token", Duration.ofHours(2))),
                        memory.permitPool(),
                        new TokenBreaker(memory.rateLimiter(), memory.tokenTroubles()),
                        new Retries(
                                new RetryRule(new Backoff(2.0, Duration.ofSeconds(60), 2)),
                                new RetryBudgets(time),
                                () -> 0.5,
                                time,
                                time),
                        ids,
                        () -> 0.5,
                        time),
                Runnable::run,
                time,
                time));
    }

    void isIll() {
        ill = true;
    }

    ListIpRanges listIpRanges(Apps apps) {
        return new ListIpRanges(
                (_, direction) -> told(new IpRanges(
                        direction == Direction.API
                                ? List.of("192.0.2.10", "2001:db8::/32")
                                : List.of("203.0.113.0/24"))),
                ask,
                apps.keyOf(apps.defaultAgent()),
                policy,
                new Near(),
                parts);
    }

    /** Department 2 has two people, and tag 7 too many; there is nothing else. */
    Expander expander(Apps apps) {
        return new ExpandAudience(findPeople(), apps);
    }

    FindPeople findPeople() {
        return new FindPeople(new Company(), ask, policy, new Near(), parts);
    }

    private final class Company implements Directory {
        @Override
        public Asked<Contact> contact(AccessToken token, UserId user) {
            return user.value().startsWith("ghost")
                    ? unknown()
                    : told(new Contact(user, "", List.of(new DepartmentId(2)), true));
        }

        @Override
        public Asked<Departments> below(AccessToken token, DepartmentId top) {
            return top.value() == 2 ? told(new Departments(List.of(top))) : unknown();
        }

        @Override
        public Asked<People> members(AccessToken token, DepartmentId department) {
            return told(new People(List.of(new UserId("dora"), new UserId("emil"))));
        }

        @Override
        public Asked<Tagged> tagged(AccessToken token, TagId tag) {
            return tag.value() == 7
                    ? told(new Tagged(
                            IntStream.rangeClosed(0, Audience.MAX_USERS)
                                    .mapToObj(i -> new UserId("u" + i))
                                    .toList(),
                            List.of()))
                    : unknown();
        }

        private <T> Asked<T> unknown() {
            return new Asked.Unknown<>(Reason.wecom(60123), "no such thing");
        }
    }

    SignPage signPage(Apps apps) {
        return new SignPage(
                (_, kind) -> told(new IssuedTicket(
                        kind == TicketKind.CORP ? "corp-ticket" : "agent-ticket", Duration.ofHours(2))),
                ask,
                apps,
                policy,
                new Near(),
                parts,
                time);
    }

    private <T> Asked<T> told(T value) {
        asked.incrementAndGet();
        return ill
                ? new Asked.Unavailable<>(Duration.ofMinutes(1), Reason.wecom(45009), "errcode 45009: too often")
                : new Asked.Told<>(value);
    }

    private record Near() implements ReadThrough.NearLevel {
        @Override
        public <V> NearCache<V> make() {
            return MemoryAdapters.nearCache(1 << 20);
        }
    }
}
