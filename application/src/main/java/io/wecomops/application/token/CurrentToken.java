package io.wecomops.application.token;

import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.TokenIssuer;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the current token of an app, and has it fetched where there is none: by one thread of one node, under a permit
 * whose fence becomes the token's version. Thread-safe.
 */
public final class CurrentToken {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentToken.class);
    private static final Duration FETCH_LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);
    private static final Duration LARGEST_MARGIN = Duration.ofMinutes(1);

    private final KeptTokens tokens;
    private final TokenIssuer issuer;
    private final PermitPool permits;
    private final IdGenerator ids;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final ConcurrentMap<TokenKey, Slot> slots = new ConcurrentHashMap<>();

    public CurrentToken(
            KeptTokens tokens,
            TokenIssuer issuer,
            PermitPool permits,
            IdGenerator ids,
            Sleeper sleeper,
            Ticker ticker) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.permits = permits;
        this.ids = ids;
        this.sleeper = sleeper;
        this.ticker = ticker;
    }

    /** What there is to call WeCom with. */
    public sealed interface Answer {
        record Usable(AccessToken token) implements Answer {}

        /** WeCom refuses this app's credentials; it is not asked again before {@code askAgainAfter}. */
        record Refused(Reason reason, String detail, Duration askAgainAfter) implements Answer {}

        record TryAgain(Duration after, Reason reason, String detail) implements Answer {}
    }

    /** The token of {@code key}; waits while another thread or node fetches it. */
    public Answer of(TokenKey key) throws InterruptedException {
        Slot slot = slots.computeIfAbsent(key, _ -> new Slot());
        Held held = slot.held;
        if (held.holdsAt(ticker.elapsed())) {
            return held.answer();
        }
        slot.oneAtATime.lockInterruptibly();
        try {
            held = slot.held;
            if (!held.holdsAt(ticker.elapsed())) {
                held = found(key);
                slot.held = held;
            }
            return held.answer();
        } finally {
            slot.oneAtATime.unlock();
        }
    }

    /** WeCom rejected {@code token}: it is dropped everywhere, unless a newer one has replaced it already. */
    public void rejected(TokenKey key, AccessToken token) {
        boolean removed = tokens.invalidate(key, token.version());
        Slot slot = slots.computeIfAbsent(key, _ -> new Slot());
        slot.oneAtATime.lock();
        try {
            if (slot.held.isVersion(token.version())) {
                slot.held = Held.NOTHING;
            }
        } finally {
            slot.oneAtATime.unlock();
        }
        LOG.atWarn()
                .addKeyValue("app", key)
                .addKeyValue("version", token.version())
                .addKeyValue("removed", removed)
                .log("token rejected");
    }

    private Held found(TokenKey key) throws InterruptedException {
        var pool = new LimitKey("token:" + key);
        var owner = new PermitOwner(ids.next());
        Duration deadline = ticker.elapsed().plus(LONGEST_WAIT);
        while (true) {
            Optional<AccessToken> stored = tokens.find(key);
            if (stored.isPresent()) {
                return held(stored.get());
            }
            switch (permits.acquire(pool, owner, 1, FETCH_LEASE)) {
                case Attempt.Granted(long fence) -> {
                    try {
                        return fetched(key, fence);
                    } finally {
                        permits.release(pool, owner);
                    }
                }
                case Attempt.Full(Duration nextLeaseEnd) -> {
                    if (ticker.elapsed().compareTo(deadline) >= 0) {
                        return new Held(
                                new Answer.TryAgain(nextLeaseEnd, Reason.UNREACHABLE, "another node fetches the token"),
                                Duration.ZERO);
                    }
                    sleeper.sleep(nextLeaseEnd.compareTo(POLL) < 0 ? nextLeaseEnd : POLL);
                }
            }
        }
    }

    private Held fetched(TokenKey key, long fence) {
        Optional<AccessToken> stored = tokens.find(key); // somebody may have stored one before this permit was granted
        if (stored.isPresent()) {
            return held(stored.get());
        }
        Optional<AccessToken> kept = tokens.shareAgain(key);
        if (kept.isPresent()) {
            return held(kept.get());
        }
        Issue issue = issuer.issue(key);
        return switch (issue) {
            case Issue.Issued(var token) -> {
                tokens.save(key, token, fence);
                LOG.atInfo()
                        .addKeyValue("app", key)
                        .addKeyValue("version", fence)
                        .addKeyValue("life_s", token.life().toSeconds())
                        .log("token fetched");
                yield held(new AccessToken(token.value(), fence, token.life()));
            }
            case Issue.Refused(var reason, var detail) -> {
                LOG.atError()
                        .addKeyValue("app", key)
                        .addKeyValue("reason", reason)
                        .addKeyValue("detail", detail)
                        .log("credentials refused");
                yield new Held(
                        new Answer.Refused(reason, detail, AFTER_REFUSAL),
                        ticker.elapsed().plus(AFTER_REFUSAL));
            }
            case Issue.Unavailable(var retryAfter, var reason, var detail) ->
                new Held(
                        new Answer.TryAgain(retryAfter, reason, detail),
                        ticker.elapsed().plus(retryAfter));
        };
    }

    private Held held(AccessToken token) {
        Duration tenth = token.lifeLeft().dividedBy(10);
        Duration margin = tenth.compareTo(LARGEST_MARGIN) < 0 ? tenth : LARGEST_MARGIN;
        return new Held(
                new Answer.Usable(token),
                ticker.elapsed().plus(token.lifeLeft()).minus(margin));
    }

    /** An answer and until when, by this process' ticker, it is given again without asking. */
    private record Held(Answer answer, Duration until) {
        static final Held NOTHING =
                new Held(new Answer.TryAgain(Duration.ZERO, Reason.UNREACHABLE, "not asked yet"), Duration.ZERO);

        boolean holdsAt(Duration elapsed) {
            return elapsed.compareTo(until) < 0;
        }

        boolean isVersion(long version) {
            return answer instanceof Answer.Usable(var token) && token.version() == version;
        }
    }

    private static final class Slot {
        private final ReentrantLock oneAtATime = new ReentrantLock();
        private volatile Held held = Held.NOTHING;
    }
}
