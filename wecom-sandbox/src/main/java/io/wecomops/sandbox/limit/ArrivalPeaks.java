package io.wecomops.sandbox.limit;

import java.util.Arrays;

/**
 * The most calls in any sliding second, ten seconds and minute. Windows are half open: two calls exactly one length apart
 * share none. Remembers one minute of arrivals. Not thread-safe.
 */
public final class ArrivalPeaks {
    private final long[] lengths = {1_000_000L, 10_000_000L, 60_000_000L};

    private long[] times = new long[1024];
    /** Positions count from the first arrival on; each stands at index position modulo the array's length. */
    private long end;

    private final long[] starts = new long[lengths.length];
    private final long[] peaks = new long[lengths.length];

    public void add(long now) {
        if (end - starts[lengths.length - 1] == times.length) {
            grow();
        }
        times[index(end++)] = now;
        for (int i = 0; i < lengths.length; i++) {
            while (times[index(starts[i])] <= now - lengths[i]) {
                starts[i]++;
            }
            peaks[i] = Math.max(peaks[i], end - starts[i]);
        }
    }

    private int index(long position) {
        return (int) (position % times.length);
    }

    private void grow() {
        var larger = new long[times.length * 2];
        for (long p = starts[lengths.length - 1]; p < end; p++) {
            larger[(int) (p % larger.length)] = times[index(p)];
        }
        times = larger;
    }

    public long inOneSecond() {
        return peaks[0];
    }

    public long inTenSeconds() {
        return peaks[1];
    }

    public long inOneMinute() {
        return peaks[2];
    }

    public void clear() {
        end = 0;
        Arrays.fill(starts, 0);
        Arrays.fill(peaks, 0);
    }
}
