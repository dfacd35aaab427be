package io.wecomops.benchmarks.limit;

import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.application.limit.Lane;
import io.wecomops.application.limit.Pacer;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Window;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** Ours: the very pacer that the dispatcher uses, under as many windows: a pace, a minute and an hour. */
final class BookingPacer implements Turns {
    private static final int MOST_PERMITS = 1_000_000;
    private static final Duration FAR = Duration.ofDays(1);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(20);

    private final Pacer pacer;

    private BookingPacer(Pacer pacer) {
        this.pacer = pacer;
    }

    static BookingPacer connect(String url, String key, int perSecond) {
        RateLimiter limiter = RedisAdapters.connect(RedisSettings.of(url)).rateLimiter();
        return new BookingPacer(new Pacer(
                limiter,
                windows(key, perSecond),
                Headroom.tolerance(RateLimit.perSecond(perSecond)),
                Executors.newVirtualThreadPerTaskExecutor(),
                Thread::sleep,
                () -> Duration.ofNanos(System.nanoTime())));
    }

    static List<Window> windows(String key, int perSecond) {
        return List.of(
                new Window.Pace(new LimitKey(key), Headroom.in(RateLimit.perSecond(perSecond))),
                new Window.Budget(new LimitKey(key + ":minute"), limit(perSecond, Duration.ofMinutes(1)), 1),
                new Window.Budget(new LimitKey(key + ":hour"), limit(perSecond, Duration.ofHours(1)), 1));
    }

    @Override
    public void awaitTurn() throws InterruptedException {
        while (true) {
            try {
                if (pacer.await(Lane.MASS, FAR, () -> false)) {
                    return;
                }
            } catch (DependencyUnavailableException gone) {
                Thread.sleep(AFTER_FAILURE); // fails closed: no turn
            }
        }
    }

    @Override
    public long lost() {
        return pacer.slots().lost();
    }

    private static RateLimit limit(int perSecond, Duration period) {
        return Headroom.in(new RateLimit((int) Math.min(MOST_PERMITS, perSecond * period.toSeconds()), period));
    }
}
