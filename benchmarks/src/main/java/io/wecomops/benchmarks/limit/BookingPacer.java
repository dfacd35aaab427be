package io.wecomops.benchmarks.limit;

import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ours, used as the dispatcher uses it: a slot is booked and waited for, and given up where it was missed. */
final class BookingPacer implements Pacer {
    // further than the dispatcher does: each of the waiting threads is to have a slot, at 20/s too
    private static final Duration LONGEST_AHEAD = Duration.ofSeconds(10);
    private static final Duration TOLERANCE = Duration.ofMillis(10);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(20);

    private final RateLimiter limiter;
    private final LimitKey key;
    private final RateLimit limit;

    private BookingPacer(RateLimiter limiter, LimitKey key, RateLimit limit) {
        this.limiter = limiter;
        this.key = key;
        this.limit = limit;
    }

    static BookingPacer connect(String url, String key, int perSecond) {
        RateLimiter limiter = RedisAdapters.connect(RedisSettings.of(url)).rateLimiter();
        return new BookingPacer(limiter, new LimitKey(key), RateLimit.perSecond(perSecond));
    }

    @Override
    public void awaitTurn() throws InterruptedException {
        while (true) {
            try {
                switch (limiter.reserve(key, limit, 1, LONGEST_AHEAD)) {
                    case Reservation.Booked(Duration startsIn) -> {
                        if (isInTime(startsIn)) {
                            return;
                        }
                    }
                    case Reservation.TooFarAhead(Duration retryAfter) -> Thread.sleep(retryAfter);
                }
            } catch (DependencyUnavailableException gone) {
                Thread.sleep(AFTER_FAILURE); // fails closed: no turn
            }
        }
    }

    private static boolean isInTime(Duration startsIn) throws InterruptedException {
        long slot = System.nanoTime() + startsIn.toNanos();
        for (long left = startsIn.toNanos(); left > 0; left = slot - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
        return System.nanoTime() - slot <= TOLERANCE.toNanos();
    }
}
