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

    public LoadRules {
        if (!deadline.isPositive() || !patience.isPositive() || !backoff.isPositive()) {
            throw new IllegalArgumentException(
                    "deadline, patience and back-off are positive, not " + deadline + ", " + patience + ", " + backoff);
        }
        if (lease.compareTo(deadline) <= 0) {
            throw new IllegalArgumentException("the lease " + lease + " is longer than the deadline " + deadline);
        }
    }
}
