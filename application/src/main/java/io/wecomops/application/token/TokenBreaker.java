package io.wecomops.application.token;

import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every node from asking for the token of an app whose credentials are refused, or whose fresh tokens are: WeCom
 * blocks gettoken for an hour after about 2000 failures. Each step holds all nodes back, through the limiter that they
 * share, for twice as long as the one before: 30 seconds to 10 minutes. Then one asks once, so what was mended goes on by
 * itself. A node reads off the shared wait which step it stands at; one that met none of the steps begins with the first.
 * Thread-safe.
 */
public final class TokenBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(TokenBreaker.class);
    /** Slots stand so close that they hold nobody back; what does is a step. */
    private static final RateLimit NO_LIMIT = RateLimit.perSecond(1_000_000);

    private static final Duration NEAR = Duration.ofMillis(10);

    private final RateLimiter limiter;
    private final Ticker ticker;
    private final ConcurrentMap<TokenKey, Trouble> troubles = new ConcurrentHashMap<>();

    /** @param limiter shared by all nodes */
    public TokenBreaker(RateLimiter limiter, Ticker ticker) {
        this.limiter = limiter;
        this.ticker = ticker;
    }

    /** For how long nobody may ask for the token of {@code key}; empty where one may. */
    Optional<Duration> heldBack(TokenKey key) {
        return switch (limiter.reserve(limit(key), NO_LIMIT, 1, NEAR)) {
            case Reservation.Booked _ -> Optional.empty();
            case Reservation.TooFarAhead refused -> {
                Duration wait = refused.retryAfter();
                troubles.merge(key, Trouble.NONE.waiting(wait), (mine, _) -> mine.waiting(wait));
                yield Optional.of(wait);
            }
        };
    }

    /** WeCom refused the credentials: the next step begins. Returns its length. */
    Duration refused(TokenKey key, String why) {
        Trouble after = troubles.merge(key, Trouble.NONE.refused(), (mine, _) -> mine.refused());
        return open(key, after.refusals(), why);
    }

    /** A token was issued, so the credentials are good. Whether the token is has yet to be seen. */
    void issued(TokenKey key) {
        troubles.computeIfPresent(key, (_, mine) -> mine.issued());
    }

    /** WeCom rejected the token of {@code version}. Of those in a row, the second begins the first step. */
    void rejected(TokenKey key, long version) {
        Duration now = ticker.elapsed();
        Trouble before = troubles.getOrDefault(key, Trouble.NONE);
        Trouble after =
                troubles.merge(key, Trouble.NONE.rejected(version, now), (mine, _) -> mine.rejected(version, now));
        if (after.rejections() > 1 && after.rejections() > before.rejections()) {
            open(key, after.rejections() - 1, "fresh tokens are rejected");
        }
    }

    private Duration open(TokenKey key, int step, String why) {
        Duration length = Trouble.length(step);
        limiter.holdBack(limit(key), length);
        (step == 1 ? LOG.atError() : LOG.atWarn())
                .addKeyValue("app", key)
                .addKeyValue("why", why)
                .addKeyValue("step", step)
                .addKeyValue("held_back_s", length.toSeconds())
                .log("credentials refused; no node asks for a token meanwhile");
        return length;
    }

    private static LimitKey limit(TokenKey key) {
        return new LimitKey("gettoken:" + key);
    }
}
