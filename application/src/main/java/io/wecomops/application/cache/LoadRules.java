package io.wecomops.application.cache;

import java.time.Duration;

/**
 * The time limits of loading.
 *
 * @param deadline a loader that takes longer is interrupted
 * @param lease how long all nodes leave a load to the one that began it; longer than {@code deadline}
 * @param patience how long a caller waits at most
 * @param backoff how long no node loads again after a failure
 */
public record LoadRules(Duration deadline, Duration lease, Duration patience, Duration backoff) {
    /** For loaders that ask WeCom: a request ends within 20 seconds. */
    public static final LoadRules DEFAULT = new LoadRules(
            Duration.ofSeconds(25), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(5));

    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    public LoadRules {
        if (!deadline.isPositive() || !patience.isPositive() || !backoff.isPositive()) {
            throw new IllegalArgumentException(
                    "deadline, patience and back-off are positive, not " + deadline + ", " + patience + ", " + backoff);
        }
        if (lease.compareTo(deadline) <= 0) {
            throw new IllegalArgumentException("the lease " + lease + " is longer than the deadline " + deadline);
        }
    }

    /**
     * How long to wait before looking again whether another node has loaded it: twice as long each round, and half of it by chance.
     *
     * @param round counted from 0
     * @param chance uniform in [0, 1)
     */
    static Duration pause(int round, double chance) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(round, 10));
        Duration longest = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return Duration.ofNanos((long) (longest.toNanos() * (0.5 + chance / 2)));
    }
}
