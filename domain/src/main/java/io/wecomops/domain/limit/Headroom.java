package io.wecomops.domain.limit;

import java.time.Duration;

/**
 * Room between slots for requests that reach the far end late: {@code R = L / (W + j)}.
 *
 * <p>Where slots stand exactly a limit's spacing apart, one request that is later than those after it makes a window at the
 * far end hold one too many. With slots spaced for {@code L} in {@code W + j} a window holds too many only where requests
 * are late unequally by more than {@code j}, and a window of ten periods only by more than {@code 10 j}. It costs {@code j / W}
 * of the limit: we take 0.8 % of {@code W} (20 slots of 50.4 ms instead of 50 ms are 1008 ms; 99.2 % are used), and no more
 * than 100 ms, for requests are no later in a minute than in a second: so a pace never waits for a minute of the same limit.
 *
 * <p>How late a slot may still be used follows from it. Up to 0.6 % of {@code W}, no window is ever over; the rest of the
 * room is the network's. Where the limit is so large that 2 % of it are several slots, a slot may be later, as long as a
 * single {@code W} is at most 2 % over, and ten of them never. Of these 28 ms of a second we take 15: a network, or a far end that
 * is busy, is late by as much.
 */
public final class Headroom {
    private static final double ROOM = 0.008;
    private static final double NEVER_OVER = 0.006;
    private static final double OVER = 0.02;
    private static final double NETWORK = 0.002;
    private static final Duration MOST_ROOM = Duration.ofMillis(100);
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofMillis(15);

    private Headroom() {}

    /** The limit to book by, for a far end that allows {@code limit}. */
    public static RateLimit in(RateLimit limit) {
        Duration room = share(limit.period(), ROOM);
        return new RateLimit(limit.permits(), limit.period().plus(room.compareTo(MOST_ROOM) < 0 ? room : MOST_ROOM));
    }

    /** How late a slot may be used, 1 to 15 ms; later it would meet the next ones. */
    public static Duration tolerance(RateLimit limit) {
        double slot = (1 + ROOM) / limit.permits();
        double over = (1 + OVER) * (1 + ROOM) - 1 - slot - NETWORK;
        Duration missed = share(limit.period(), Math.max(NEVER_OVER, over));
        if (missed.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return missed.compareTo(MOST) > 0 ? MOST : missed;
    }

    private static Duration share(Duration time, double part) {
        return Duration.ofNanos(Math.round(time.toNanos() * part));
    }
}
