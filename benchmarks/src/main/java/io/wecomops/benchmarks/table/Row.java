package io.wecomops.benchmarks.table;

import java.util.List;
import java.util.Locale;

/**
 * One line of a table.
 *
 * @param what what was measured
 * @param ours our figure, with its unit
 * @param bound the bound or peer of the same run, with its unit
 * @param ratio ours against it
 * @param target what the ratio should be; {@code -} where none was set
 */
public record Row(String what, String ours, String bound, String ratio, String target) {
    /** The table's head. */
    public static final Row HEAD = new Row("what", "ours", "bound or peer", "ratio", "target");

    /** A line of two rates; the worst round's ratio stands beside the median's. */
    public static Row ofRates(String what, double ours, double bound, double ratio, double worst, String target) {
        return new Row(
                what,
                perSecond(ours),
                perSecond(bound),
                percent(ratio) + " (worst round " + percent(worst) + ")",
                target);
    }

    String markdown() {
        return "| " + String.join(" | ", List.of(what, ours, bound, ratio, target)) + " |";
    }

    /** A count a second, for reading. */
    public static String perSecond(double rate) {
        return String.format(Locale.ROOT, rate < 1_000 ? "%.1f/s" : "%,.0f/s", rate);
    }

    public static String percent(double ratio) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * ratio);
    }
}
