package io.wecomops.application.cache;

import io.wecomops.domain.cache.Lifetime;
import java.time.Duration;

/**
 * What the near level holds: an answer, until when it is given, and from when on it is refreshed behind; both by this process'
 * ticker.
 *
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

    /** The same, refreshed no sooner than at {@code due}. */
    Held<T> postponed(Duration later) {
        return new Held<>(answer, until, later, weight);
    }

    boolean holdsAt(Duration now) {
        return now.compareTo(until) < 0;
    }

    boolean isDueAt(Duration now) {
        return now.compareTo(due) >= 0;
    }
}
