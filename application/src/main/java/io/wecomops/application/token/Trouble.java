package io.wecomops.application.token;

import java.time.Duration;

/**
 * What a node has met with an app.
 *
 * @param refusals of the credentials, in a row
 * @param rejections of tokens of different versions, in a row
 * @param inRowUntil by the ticker: a rejection from then on begins a new row
 */
record Trouble(int refusals, int rejections, long rejectedVersion, Duration inRowUntil) {
    static final Trouble NONE = new Trouble(0, 0, 0, Duration.ZERO);

    private static final Duration FIRST_STEP = Duration.ofSeconds(30);
    private static final Duration LAST_STEP = Duration.ofMinutes(10);
    /** A token that is rejected sooner than this was never good; one that WeCom revoked was. */
    private static final Duration SOON = Duration.ofMinutes(1);

    /** 30 seconds, and twice as long with each step up to 10 minutes; steps are counted from 1. */
    static Duration length(int step) {
        Duration doubled = FIRST_STEP.multipliedBy(1L << Math.min(step - 1, 10));
        return doubled.compareTo(LAST_STEP) < 0 ? doubled : LAST_STEP;
    }

    Trouble refused() {
        return new Trouble(refusals + 1, rejections, rejectedVersion, inRowUntil);
    }

    Trouble issued() {
        return new Trouble(0, rejections, rejectedVersion, inRowUntil);
    }

    /** Somebody's step has {@code left} to go, so it is at least as long. */
    Trouble waiting(Duration left) {
        int step = 1;
        while (length(step).compareTo(left) < 0 && length(step).compareTo(LAST_STEP) < 0) {
            step++;
        }
        return new Trouble(Math.max(refusals, step), rejections, rejectedVersion, inRowUntil);
    }

    /** Many calls with one token are rejected together: they count once. */
    Trouble rejected(long version, Duration now) {
        if (version <= rejectedVersion) {
            return this;
        }
        int row = now.compareTo(inRowUntil) < 0 ? rejections + 1 : 1;
        Duration heldBack = row == 1 ? Duration.ZERO : length(row - 1);
        return new Trouble(refusals, row, version, now.plus(heldBack).plus(SOON));
    }
}
