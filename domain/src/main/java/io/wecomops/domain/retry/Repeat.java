package io.wecomops.domain.retry;

import java.time.Duration;

/**
 * What came of an attempt, as far as another one is concerned. What may have been carried out is {@link Later} where a
 * repetition is harmless, and {@link Never} where it is not: the caller knows.
 */
public sealed interface Repeat {
    /** It is done, or refused for good. */
    record Never() implements Repeat {}

    /** It is not done, and may be later: the far end is busy, or no connection came about. */
    record Later() implements Repeat {}

    /** It is not done, and the far end takes no calls for {@code block}: its {@code Retry-After}, its block. */
    record NotBefore(Duration block) implements Repeat {
        public NotBefore {
            if (block.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative: " + block);
            }
        }
    }
}
