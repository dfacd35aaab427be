package io.wecomops.benchmarks.fault.harness;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** One run of a scenario: its size, its seed, and what was seen. Thread-safe. */
public final class Run {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final String scenario;
    private final long seed;
    private final int operations;
    private final OptionalInt batch;
    private final boolean measured;
    private final PrintStream out;
    private final List<String> broken = new ArrayList<>();

    /**
     * @param operations how much is done; what that counts is the scenario's
     * @param measured whether figures are held to their targets: on a machine that does nothing else. Without it only
     *     what no load can change is
     */
    public Run(String scenario, long seed, int operations, boolean measured, PrintStream out) {
        this(scenario, seed, operations, OptionalInt.empty(), measured, out);
    }

    /** @param batch the only size of batches wanted; empty for all that the scenario has */
    public Run(String scenario, long seed, int operations, OptionalInt batch, boolean measured, PrintStream out) {
        this.scenario = scenario;
        this.seed = seed;
        this.operations = operations;
        this.batch = batch;
        this.measured = measured;
        this.out = out;
        say(scenario + ", seed " + seed + ", operations " + operations);
    }

    public long seed() {
        return seed;
    }

    public int operations() {
        return operations;
    }

    public OptionalInt batch() {
        return batch;
    }

    public boolean measured() {
        return measured;
    }

    /** A stream of chances of its own for each purpose, so that threads do not draw from each other's. */
    public RandomGenerator chances(String purpose) {
        return new SplittableRandom(seed * 31 + purpose.hashCode());
    }

    /** Something to know that is neither right nor wrong. */
    public synchronized void say(String line) {
        out.println("  " + line);
    }

    /** Notes whether what must hold does. */
    public synchronized void claim(boolean holds, String claim, Object seen) {
        out.println((holds ? "  holds   " : "  BROKEN  ") + claim + ": " + seen);
        if (!holds) {
            broken.add(claim + ": " + seen);
        }
    }

    /** Notes a figure, which is held to its target where this run measures. */
    public void figure(boolean holds, String claim, Object seen) {
        claim(holds || !measured, claim, seen + (measured ? "" : " (not judged in a short run)"));
    }

    /** Returns when {@code condition} holds; fails if that takes too long on the slowest machine. */
    public void await(String what, BooleanSupplier condition) throws InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("waited in vain for " + what + "; " + repeat());
            }
            Thread.sleep(2);
        }
    }

    /** What was claimed and does not hold. */
    public synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    /** The command that does the same again. */
    public String repeat() {
        return "repeat it with: bin/faults " + scenario + " --seed " + seed + " --operations " + operations
                + (batch.isPresent() ? " --batch " + batch.getAsInt() : "");
    }

    /** The value below which {@code share} of {@code values} lie, in milliseconds for reading. */
    public static String percentile(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        int at = Math.min(sorted.length - 1, (int) (share * sorted.length));
        return sorted.length == 0 ? "-" : String.format(Locale.ROOT, "%.1f ms", sorted[at] / 1e6);
    }
}
