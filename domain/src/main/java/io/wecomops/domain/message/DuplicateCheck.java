package io.wecomops.domain.message;

import java.time.Duration;

/**
 * For how long WeCom drops a request with the same bytes ({@code duplicate_check_interval}, doc 90236): the far end's only
 * protection against a request that is sent twice.
 *
 * @param interval 1 s to 4 h, whole seconds
 */
public record DuplicateCheck(Duration interval) {
    public static final Duration MAX = Duration.ofHours(4);

    public DuplicateCheck {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0
                || interval.compareTo(MAX) > 0
                || interval.toNanosPart() != 0) {
            throw new IllegalArgumentException("must be 1 s to 4 h in whole seconds, is " + interval);
        }
    }
}
