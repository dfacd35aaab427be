package io.wecomops.application.limit;

import java.time.Duration;

/**
 * Where the limiter's clock stands on this node's ticker. An answer was read somewhere between asking and hearing it, and
 * hearing it late would put its slots too late; so what all answers together leave possible is kept, and slots are put at its
 * late end. No node's wall clock takes part. Thread-safe.
 */
final class SlotClock {
    /** The two clocks drift apart by half a millisecond a second at the most, which is what NTP slews. */
    private static final int DRIFT = 2_000;

    private boolean heard;
    private Duration earliest = Duration.ZERO;
    private Duration latest = Duration.ZERO;
    private Duration last = Duration.ZERO;

    /**
     * @param asked on the ticker, before the question
     * @param read what the limiter's clock showed
     * @param answered on the ticker, after the answer
     */
    synchronized void hear(Duration asked, Duration read, Duration answered) {
        Duration drift = answered.minus(last).dividedBy(DRIFT);
        Duration from = asked.minus(read);
        Duration to = answered.minus(read);
        if (heard) {
            from = later(from, earliest.minus(drift));
            to = earlier(to, latest.plus(drift));
        }
        if (from.compareTo(to) > 0) { // the limiter's clock was set: what was known before means nothing
            from = asked.minus(read);
            to = answered.minus(read);
        }
        heard = true;
        earliest = from;
        latest = to;
        last = answered;
    }

    /** On the ticker; never too early, and too late by {@link #doubt()} at the most. */
    synchronized Duration local(Duration limiterTime) {
        return limiterTime.plus(latest);
    }

    /** How much is open. Long before anything was heard. */
    synchronized Duration doubt() {
        return heard ? latest.minus(earliest) : Duration.ofDays(1);
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
