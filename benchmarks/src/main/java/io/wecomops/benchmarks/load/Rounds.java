package io.wecomops.benchmarks.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What rates several contenders reach, in rounds by turns, so that a noisy moment of the machine meets all of them.
 *
 * @param rates a row for each round, a column for each contender
 */
public record Rounds(List<double[]> rates) {
    /** Something that can be called over and over, from many threads. */
    public interface Call {
        void call() throws Exception;
    }

    /** Runs every contender {@code rounds} times, after one round that does not count. */
    public static Rounds run(int rounds, int threads, long roundMillis, Call... contenders) throws Exception {
        List<double[]> rates = new ArrayList<>();
        for (int round = -1; round < rounds; round++) {
            double[] row = new double[contenders.length];
            for (int each = 0; each < row.length; each++) {
                row[each] = Throughput.of(threads, roundMillis, contenders[each]);
            }
            if (round >= 0) {
                rates.add(row);
            }
        }
        return new Rounds(rates);
    }

    /** The median rate of one contender. */
    public double median(int contender) {
        return median(rates.stream().mapToDouble(row -> row[contender]).toArray());
    }

    /** The median of the rounds' own ratios. */
    public double ratio(int contender, int bound) {
        return median(ratios(contender, bound));
    }

    /** The worst round's ratio. */
    public double worstRatio(int contender, int bound) {
        return Arrays.stream(ratios(contender, bound)).min().orElseThrow();
    }

    private double[] ratios(int contender, int bound) {
        return rates.stream().mapToDouble(row -> row[contender] / row[bound]).toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
