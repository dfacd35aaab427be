package io.wecomops.application.token;

import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenTrouble;
import io.wecomops.domain.token.TokenTroubles;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every node from asking for the token of an app whose credentials are refused, or whose fresh tokens are: WeCom
 * blocks gettoken for an hour after about 2000 failures. Each step holds all nodes back, through the limiter that they
 * share, for twice as long as the one before: 30 seconds to 10 minutes. Then one asks once, so what was mended goes on by
 * itself. Which step it is, and why, all nodes read and write in one place. Thread-safe.
 */
public final class TokenBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(TokenBreaker.class);
    /** Slots stand so close that they hold nobody back; what does is a step. */
    private static final RateLimit NO_LIMIT = RateLimit.perSecond(1_000_000);

    private static final Duration FIRST_STEP = Duration.ofSeconds(30);
    private static final Duration LAST_STEP = Duration.ofMinutes(10);
    /** WeCom's own words for it: an invalid access_token. */
    private static final Reason TOKEN_REJECTED = Reason.wecom(40014);

    private static final Duration NEAR = Duration.ofMillis(10);
    /** After so long without being asked about, credentials begin with the first step again. */
    private static final Duration REMEMBERED = Duration.ofHours(1);
    /** A token that is rejected sooner than this was never good; one that WeCom revoked was. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final RateLimiter limiter;
    private final TokenTroubles troubles;
    /** The newest version that was rejected on this node: what keeps a thousand calls with one token from asking each. */
    private final ConcurrentMap<TokenKey, Long> rejected = new ConcurrentHashMap<>();

    /**
     * @param limiter shared by all nodes
     * @param troubles shared by all nodes
     */
    public TokenBreaker(RateLimiter limiter, TokenTroubles troubles) {
        this.limiter = limiter;
        this.troubles = troubles;
    }

    /** For how long nobody may ask for the token of {@code key}; empty where one may. */
    Optional<Duration> heldBack(TokenKey key) {
        return switch (limiter.reserve(limit(key), NO_LIMIT, 1, NEAR)) {
            case Reservation.Booked _ -> Optional.empty();
            case Reservation.TooFarAhead refused -> Optional.of(refused.retryAfter());
        };
    }

    /** Why, on whichever node it was met. */
    Optional<TokenTrouble> trouble(TokenKey key) {
        return troubles.find(key);
    }

    /** WeCom refused the credentials: the next step begins. Returns its length. */
    Duration refused(TokenKey key, Reason reason, String detail) {
        int before = troubles.find(key)
                .filter(TokenTrouble::isOfCredentials)
                .map(TokenTrouble::times)
                .orElse(0);
        return open(key, before + 1, new TokenTrouble(before + 1, 0, reason, detail), REMEMBERED);
    }

    /** A token was issued, so the credentials are good. Whether the token is has yet to be seen. */
    void issued(TokenKey key) {
        if (troubles.find(key).filter(TokenTrouble::isOfCredentials).isPresent()) {
            troubles.over(key);
            LOG.atInfo().addKeyValue("app", key).log("credentials accepted again");
        }
    }

    /**
     * WeCom rejected the token of {@code version}. Of those in a row, the second begins the first step; many calls with one
     * token are rejected together and count once.
     */
    void rejected(TokenKey key, long version) {
        var isNews = new AtomicBoolean();
        rejected.compute(key, (_, newest) -> {
            isNews.set(newest == null || newest < version);
            return isNews.get() ? version : newest;
        });
        if (!isNews.get()) {
            return;
        }
        Optional<TokenTrouble> before = troubles.find(key).filter(trouble -> !trouble.isOfCredentials());
        if (before.isPresent() && before.get().version() >= version) {
            return; // another node has told it
        }
        int times = before.map(TokenTrouble::times).orElse(0) + 1;
        var trouble = new TokenTrouble(times, version, TOKEN_REJECTED, "fresh tokens are rejected");
        if (times == 1) {
            troubles.tell(key, trouble, SOON);
        } else {
            open(key, times - 1, trouble, SOON);
        }
    }

    /** WeCom took the token of {@code version}: those before it were revoked, and not worthless. */
    void accepted(TokenKey key, long version) {
        if (troubles.find(key)
                .filter(trouble -> !trouble.isOfCredentials() && trouble.version() < version)
                .isPresent()) {
            troubles.over(key);
        }
    }

    /** 30 seconds, and twice as long with each step up to 10 minutes; steps are counted from 1. */
    static Duration length(int step) {
        Duration doubled = FIRST_STEP.multipliedBy(1L << Math.min(step - 1, 10));
        return doubled.compareTo(LAST_STEP) < 0 ? doubled : LAST_STEP;
    }

    private Duration open(TokenKey key, int step, TokenTrouble trouble, Duration memory) {
        Duration length = length(step);
        limiter.holdBack(limit(key), length);
        troubles.tell(key, trouble, length.plus(memory));
        (step == 1 ? LOG.atError() : LOG.atWarn())
                .addKeyValue("app", key)
                .addKeyValue("reason", trouble.reason())
                .addKeyValue("detail", trouble.detail())
                .addKeyValue("step", step)
                .addKeyValue("held_back_s", length.toSeconds())
                .log("credentials refused; no node asks for a token meanwhile");
        return length;
    }

    private static LimitKey limit(TokenKey key) {
        return new LimitKey("gettoken:" + key);
    }
}
