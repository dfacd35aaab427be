package io.wecomops.application.limit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many joined a queue in the last tenth of a second, and so how many to expect. Not thread-safe; times are those of the
 * node's ticker.
 */
final class Demand {
    /** Longer than it takes for a chunk of each of some nodes to pass, so that their turns do not look like ebb and flood. */
    private static final Duration MEMORY = Duration.ofMillis(100);

    private final Deque<Duration> joined = new ArrayDeque<>();

    void joins(Duration now) {
        forget(now);
        joined.addLast(now);
    }

    /** How many will join within {@code span} from now on if it goes on like this; no further than a tenth of a second ahead. */
    int expected(Duration span, Duration now) {
        forget(now);
        Duration ahead = span.compareTo(MEMORY) < 0 ? span : MEMORY;
        return Math.toIntExact(joined.size() * ahead.toNanos() / MEMORY.toNanos());
    }

    private void forget(Duration now) {
        while (!joined.isEmpty() && joined.getFirst().plus(MEMORY).compareTo(now) <= 0) {
            joined.removeFirst();
        }
    }
}
