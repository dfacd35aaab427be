package io.wecomops.application.token;

import io.wecomops.application.retry.Retries;
import io.wecomops.application.token.CurrentToken.Answer;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Repeat;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.TokenIssuer;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a token, or asks WeCom for it under the one permit that all nodes share; its fence becomes the token's version. Never
 * waits for the permit. Thread-safe.
 */
public final class TokenFetch {
    private static final Logger LOG = LoggerFactory.getLogger(TokenFetch.class);
    /** Longer than a request may take. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** What is begun by then ends within the lease, and nobody who waits for it is kept too long. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final KeptTokens tokens;
    private final TokenIssuer issuer;
    private final PermitPool permits;
    private final TokenBreaker breaker;
    private final Retries retries;
    private final IdGenerator ids;
    private final Chance chance;
    private final Ticker ticker;

    public TokenFetch(
            KeptTokens tokens,
            TokenIssuer issuer,
            PermitPool permits,
            TokenBreaker breaker,
            Retries retries,
            IdGenerator ids,
            Chance chance,
            Ticker ticker) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.permits = permits;
        this.breaker = breaker;
        this.retries = retries;
        this.ids = ids;
        this.chance = chance;
        this.ticker = ticker;
    }

    /** What came of it. */
    sealed interface Outcome {
        record Done(Held held) implements Outcome {}

        /** Somebody else fetches; their permit ends after {@code leaseEnd} at the latest. */
        record Busy(Duration leaseEnd) implements Outcome {}
    }

    /** WeCom took the token of this version. */
    void accepted(TokenKey key, long version) {
        breaker.accepted(key, version);
    }

    /** Drops a rejected token everywhere, unless a newer one has replaced it; says whether it was still there. */
    boolean rejected(TokenKey key, long version) {
        boolean removed = tokens.invalidate(key, version);
        breaker.rejected(key, version);
        return removed;
    }

    /**
     * One attempt.
     *
     * @param olderThan a token of this version or an earlier one is not good enough; 0 where any is
     */
    Outcome attempt(TokenKey key, long olderThan) throws InterruptedException {
        Optional<AccessToken> stored = newer(tokens.find(key), olderThan);
        if (stored.isPresent()) {
            return new Outcome.Done(held(stored.get()));
        }
        var pool = new LimitKey("token:" + key);
        var owner = new PermitOwner(ids.next());
        return switch (permits.acquire(pool, owner, 1, LEASE)) {
            case Attempt.Full(Duration nextLeaseEnd) -> new Outcome.Busy(nextLeaseEnd);
            case Attempt.Granted(long fence) -> {
                try {
                    yield new Outcome.Done(underPermit(key, olderThan, fence));
                } finally {
                    permits.release(pool, owner);
                }
            }
        };
    }

    private Held underPermit(TokenKey key, long olderThan, long fence) throws InterruptedException {
        // somebody may have stored one before this permit was granted
        Optional<AccessToken> stored = newer(tokens.find(key), olderThan);
        if (stored.isEmpty() && olderThan == 0) {
            stored = tokens.shareAgain(key);
        }
        return stored.isPresent() ? held(stored.get()) : asked(key, fence);
    }

    private Held asked(TokenKey key, long fence) throws InterruptedException {
        Optional<Duration> heldBack = breaker.heldBack(key);
        return heldBack.isPresent() ? refused(key, heldBack.get()) : issued(key, fence);
    }

    /** Some node met it; all of them can say what. */
    private Held refused(TokenKey key, Duration wait) {
        return breaker.trouble(key)
                .map(trouble -> Held.lasting(
                        new Answer.Refused(trouble.reason(), trouble.detail(), wait),
                        ticker.elapsed().plus(wait)))
                .orElseGet(() -> tryAgain(wait, Reason.UNREACHABLE, "WeCom is not asked for a token meanwhile"));
    }

    private Held issued(TokenKey key, long fence) throws InterruptedException {
        return switch (retries.call(key, PATIENCE, () -> issuer.issue(key), TokenFetch::again)) {
            case Issue.Issued(var token) -> {
                tokens.save(key, token, fence);
                breaker.issued(key);
                LOG.atInfo()
                        .addKeyValue("app", key)
                        .addKeyValue("version", fence)
                        .addKeyValue("life_s", token.life().toSeconds())
                        .log("token fetched");
                yield held(new AccessToken(token.value(), fence, token.life()));
            }
            case Issue.Refused(var reason, var detail) -> {
                Duration heldBack = breaker.refused(key, reason, detail);
                yield Held.lasting(
                        new Answer.Refused(reason, detail, heldBack),
                        ticker.elapsed().plus(heldBack));
            }
            case Issue.Unavailable(var retryAfter, var reason, var detail) -> tryAgain(retryAfter, reason, detail);
        };
    }

    private static Repeat again(Issue issue) {
        return switch (issue) {
            case Issue.Issued _, Issue.Refused _ -> new Repeat.Never();
            case Issue.Unavailable unavailable -> new Repeat.NotBefore(unavailable.retryAfter());
        };
    }

    private Held tryAgain(Duration after, Reason reason, String detail) {
        return Held.lasting(
                new Answer.TryAgain(after, reason, detail), ticker.elapsed().plus(after));
    }

    private Held held(AccessToken token) {
        return Held.of(token, ticker.elapsed(), chance.draw());
    }

    private static Optional<AccessToken> newer(Optional<AccessToken> found, long olderThan) {
        return found.filter(token -> token.version() > olderThan);
    }
}
