package io.wecomops.sandbox.limit;

import java.util.Arrays;

/** At most so many calls in any window of a length. Remembers as many times as the limit is high. Not thread-safe. */
final class SlidingLimit {
    private final long lengthMicros;
    private final int limit;
    private long[] times = new long[16];
    private int next;
    private int held;

    /** @param limit 0 for none */
    SlidingLimit(int limit, long lengthMicros) {
        this.limit = limit;
        this.lengthMicros = lengthMicros;
    }

    int limit() {
        return limit;
    }

    /** Whether one more call at {@code now} would be over the limit. */
    boolean isFullAt(long now) {
        return limit > 0 && held == limit && times[next] > now - lengthMicros;
    }

    void add(long now) {
        if (limit == 0) {
            return;
        }
        if (held < limit && held == times.length) {
            times = Arrays.copyOf(times, Math.min(limit, times.length * 2));
            next = held;
        }
        times[next] = now;
        held = Math.min(limit, held + 1);
        next = (next + 1) % Math.min(limit, times.length);
    }

    void clear() {
        held = 0;
        next = 0;
    }
}
