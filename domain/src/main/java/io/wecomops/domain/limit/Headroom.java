package io.wecomops.domain.limit;

import java.time.Duration;

/**
 * Room between slots for requests that reach the far end late: {@code R = L / (W + j)}.
 *
 * <p>Where slots stand exactly a limit's spacing apart, one request that is later than those after it makes a window at the
 * far end hold one too many. With slots spaced for {@code L} in {@code W + j} a window holds too many only where requests
 * are late unequally by more than {@code j}; it costs {@code j / W} of the limit. We take {@code j} = 0.8 % of {@code W}
 * (20 slots of 50.4 ms instead of 50 ms are 1008 ms; 99.2 % are used), and give up slots that are missed by three quarters
 * of it; the last quarter is the network's.
 */
public final class Headroom {
    private static final long PER_MILLE = 8;
    private static final long MISSED_PER_MILLE = 6;
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofMillis(10);

    private Headroom() {}

    /** The limit to book by, for a far end that allows {@code limit}. */
    public static RateLimit in(RateLimit limit) {
        Duration room = limit.period().multipliedBy(PER_MILLE).dividedBy(1_000);
        return new RateLimit(limit.permits(), limit.period().plus(room));
    }

    /** How late a slot may be used, 1 to 10 ms; later it would meet the next ones. */
    public static Duration tolerance(RateLimit limit) {
        Duration missed = limit.period().multipliedBy(MISSED_PER_MILLE).dividedBy(1_000);
        if (missed.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return missed.compareTo(MOST) > 0 ? MOST : missed;
    }
}
