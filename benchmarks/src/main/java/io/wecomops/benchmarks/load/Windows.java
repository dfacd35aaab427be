package io.wecomops.benchmarks.load;

import java.util.Arrays;

/** Counts in sliding windows. */
public final class Windows {
    private Windows() {}

    /**
     * The most instants that any half-open window holds.
     *
     * @param instants in any order and unit
     * @param length in the same unit
     */
    public static int fullest(long[] instants, long length) {
        long[] sorted = instants.clone();
        Arrays.sort(sorted);
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] >= length) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** How many of them are in the half-open window. */
    public static long count(long[] instants, long from, long to) {
        return Arrays.stream(instants).filter(at -> at >= from && at < to).count();
    }
}
