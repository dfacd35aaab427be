package io.wecomops.application.cache;

import io.wecomops.domain.cache.Lifetime;
import java.time.Duration;

/**
 * What the near level holds: an answer, until when it is given, and until when it is fresh; then it is refreshed behind. Both by
 * this process' ticker.
 *
 * @param due no later than {@code until}, so that one comparison tells what is fresh
 * @param weight about how many bytes it takes
 */
record Held<T>(Lookup<T> answer, Duration until, Duration due, int weight) {
    private static final int OVERHEAD = 200;

    static <T> Held<T> of(Lookup<T> answer, Lifetime life, Duration now, int characters) {
        return new Held<>(answer, now.plus(life.hard()), now.plus(life.soft()), OVERHEAD + 2 * characters);
    }

    /** What is already stale. */
    static <T> Held<T> stale(Lookup<T> answer, Duration hardLeft, Duration now, int characters) {
        return new Held<>(answer, now.plus(hardLeft), now, OVERHEAD + 2 * characters);
    }

    /** A failure, told again without another try until the back-off is over. */
    static <T> Held<T> failure(Lookup.Unavailable<T> answer, Duration now) {
        Duration until = now.plus(answer.retryAfter());
        return new Held<>(answer, until, until, OVERHEAD);
    }

    /** The same, refreshed no sooner than at {@code later}. */
    Held<T> postponed(Duration later) {
        return new Held<>(answer, until, later.compareTo(until) < 0 ? later : until, weight);
    }

    boolean holdsAt(Duration now) {
        return now.compareTo(until) < 0;
    }

    /** Whether it is to be answered, and nothing else to be done. */
    boolean isFreshAt(Duration now) {
        return now.compareTo(due) < 0;
    }
}
