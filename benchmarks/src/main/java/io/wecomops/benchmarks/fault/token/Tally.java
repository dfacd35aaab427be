package io.wecomops.benchmarks.fault.token;

/**
 * What became of callers.
 *
 * @param again of those that were served: after their token was rejected once
 */
record Tally(int served, int again, int failed) {
    static final Tally NOBODY = new Tally(0, 0, 0);
    static final Tally OK = new Tally(1, 0, 0);
    static final Tally OK_AGAIN = new Tally(1, 1, 0);
    static final Tally FAILED = new Tally(0, 0, 1);

    Tally and(Tally other) {
        return new Tally(served + other.served, again + other.again, failed + other.failed);
    }

    static Tally parse(String text) {
        String[] words = text.split(" ", -1);
        return new Tally(Integer.parseInt(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }

    @Override
    public String toString() {
        return served + " " + again + " " + failed;
    }
}
