package io.wecomops.application.cache;

import io.wecomops.domain.reason.Reason;
import java.time.Duration;

/** What the cache answers. */
public sealed interface Lookup<T> {
    record Found<T>(T value) implements Lookup<T> {}

    /** It is known that there is none. */
    record Absent<T>() implements Lookup<T> {}

    /** It could not be loaded, or not in time, and there is no older value that may still be served. */
    record Unavailable<T>(Reason reason, String detail, Duration retryAfter) implements Lookup<T> {}
}
