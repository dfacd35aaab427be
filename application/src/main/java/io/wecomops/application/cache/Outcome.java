package io.wecomops.application.cache;

import java.time.Duration;

/** What came of one attempt to have a value. */
sealed interface Outcome<T> {
    /** @param fit to be kept near; what was invalidated meanwhile is not */
    record Have<T>(Held<T> held, boolean fit) implements Outcome<T> {}

    /** Another load is under way, or has just failed; its lease ends after {@code leaseEnd} at the latest. */
    record Busy<T>(Duration leaseEnd) implements Outcome<T> {}

    record Failed<T>(Lookup.Unavailable<T> answer) implements Outcome<T> {}
}
