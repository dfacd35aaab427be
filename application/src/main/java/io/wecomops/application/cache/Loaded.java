package io.wecomops.application.cache;

import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What came of loading. */
public sealed interface Loaded<T> {
    /** @param life how long it may be served, where the value itself says so; else the family's policy does */
    record Value<T>(T value, Optional<Lifetime> life) implements Loaded<T> {
        public Value {
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(life, "life");
        }

        public Value(T value) {
            this(value, Optional.empty());
        }
    }

    /** It is known that there is none. */
    record Absent<T>() implements Loaded<T> {}

    /**
     * It could not be loaded; an older value goes on being served as long as it may.
     *
     * @param retryAfter the far end is not asked again before; the cache's own back-off counts where it is longer
     */
    record Failed<T>(Reason reason, String detail, Duration retryAfter) implements Loaded<T> {
        public Failed {
            Objects.requireNonNull(reason, "reason");
            if (retryAfter.isNegative()) {
                throw new IllegalArgumentException("a wait is not negative: " + retryAfter);
            }
        }
    }
}
