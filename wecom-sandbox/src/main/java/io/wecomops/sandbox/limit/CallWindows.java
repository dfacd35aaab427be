package io.wecomops.sandbox.limit;

/** A minute's and an hour's limit on the calls of one app, and the block that a trip leads to. Not thread-safe. */
public final class CallWindows {
    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;

    private SlidingLimit minute = new SlidingLimit(0, MINUTE);
    private SlidingLimit hour = new SlidingLimit(0, HOUR);
    private long blockedUntil = Long.MIN_VALUE;

    /** The limits in force, 0 for none; a limit that changes begins with an empty window. */
    public void limits(long minuteLimit, long hourLimit) {
        if (minute.limit() != minuteLimit) {
            minute = new SlidingLimit((int) minuteLimit, MINUTE);
        }
        if (hour.limit() != hourLimit) {
            hour = new SlidingLimit((int) hourLimit, HOUR);
        }
    }

    public boolean isBlockedAt(long now) {
        return now < blockedUntil;
    }

    public void blockUntil(long time) {
        blockedUntil = Math.max(blockedUntil, time);
    }

    /** Takes a call in, or blocks. Calls inside a block neither count nor prolong it. */
    public boolean admits(long now, long minuteBlockMillis, long hourBlockMillis) {
        if (isBlockedAt(now)) {
            return false;
        }
        boolean hourFull = hour.isFullAt(now);
        if (hourFull || minute.isFullAt(now)) {
            blockUntil(now + (hourFull ? hourBlockMillis : minuteBlockMillis) * 1_000);
            // a block shorter than its window, as tests set it, must not trip again on the old calls
            (hourFull ? hour : minute).clear();
            return false;
        }
        minute.add(now);
        hour.add(now);
        return true;
    }
}
