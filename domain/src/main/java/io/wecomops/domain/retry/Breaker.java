package io.wecomops.domain.retry;

import java.time.Duration;
import java.util.Optional;

/**
 * A circuit breaker over the last {@value #WINDOW} calls: it opens once half of them have failed, and of at least
 * {@value #LEAST}; it stays open for a while, which doubles from 5 seconds to a minute with each opening in a row; then one
 * call goes out as a probe, and it closes or opens again by what comes of that. Immutable: who keeps one replaces it by
 * compare-and-set. Time and chance are arguments.
 *
 * @param era counts the changes of phase: what came of a call that began in an earlier one tells nothing
 * @param outcomes of the last calls, the newest in the lowest bit; 1 is a failure
 * @param seen how many of them there are
 * @param openings in a row
 * @param until when it stops being open, or whoever meets a probe had better ask again; on the caller's ticker
 */
public record Breaker(Phase phase, long era, int outcomes, int seen, int openings, Duration until) {
    public static final int WINDOW = 20;
    public static final int LEAST = 10;

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration A_PROBE = Duration.ofSeconds(1);
    private static final int MASK = (1 << WINDOW) - 1;

    public enum Phase {
        CLOSED,
        OPEN,
        /** One call is out; nobody else calls. */
        PROBING
    }

    public static Breaker closed() {
        return new Breaker(Phase.CLOSED, 0, 0, 0, 0, Duration.ZERO);
    }

    /** What stands once a call goes out; empty where none may. Whoever gets there first holds the probe. */
    public Optional<Breaker> admitted(Duration now) {
        return switch (phase) {
            case CLOSED -> Optional.of(this);
            case PROBING -> Optional.empty();
            case OPEN ->
                now.compareTo(until) < 0
                        ? Optional.empty()
                        : Optional.of(new Breaker(Phase.PROBING, era + 1, 0, 0, openings, now.plus(A_PROBE)));
        };
    }

    /** How long to wait where no call may go out; never nothing. */
    public Duration untilNext(Duration now) {
        Duration left = until.minus(now);
        return left.isPositive() ? left : A_PROBE;
    }

    /**
     * What stands once a call has ended.
     *
     * @param begunIn the era in which it was admitted
     * @param chance uniform in [0, 1): nodes that opened together do not probe together
     */
    public Breaker ended(long begunIn, boolean failed, Duration now, double chance) {
        if (begunIn != era) {
            return this;
        }
        return switch (phase) {
            case OPEN -> this; // no call begins in its era
            case PROBING -> failed ? opened(now, chance) : new Breaker(Phase.CLOSED, era + 1, 0, 0, 0, Duration.ZERO);
            case CLOSED -> {
                int last = (outcomes << 1 | (failed ? 1 : 0)) & MASK;
                int known = Math.min(WINDOW, seen + 1);
                if (last == outcomes && known == seen) {
                    yield this; // a far end that is well: nothing to replace
                }
                yield known >= LEAST && 2 * Integer.bitCount(last) >= known
                        ? opened(now, chance)
                        : new Breaker(phase, era, last, known, openings, until);
            }
        };
    }

    private Breaker opened(Duration now, double chance) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(openings, 10));
        Duration length = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        Duration jittered = length.dividedBy(2).plusNanos((long) (length.toNanos() / 2.0 * chance));
        return new Breaker(Phase.OPEN, era + 1, 0, 0, openings + 1, now.plus(jittered));
    }
}
