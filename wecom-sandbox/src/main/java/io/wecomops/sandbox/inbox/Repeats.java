package io.wecomops.sandbox.inbox;

import java.util.HashMap;
import java.util.function.IntFunction;

/** Finds how often the same message occurs in what one person received. */
final class Repeats {
    private static final int FEW = 16;

    private record Same(int agentId, Content content) {}

    private Repeats() {}

    static int most(int count, IntFunction<Sent> nth) {
        return count <= FEW ? byPairs(count, nth) : byTable(count, nth);
    }

    /** Allocates nothing: this is asked of every person, and nearly all have one or two messages. */
    private static int byPairs(int count, IntFunction<Sent> nth) {
        int most = Math.min(count, 1);
        for (int i = 0; i < count; i++) {
            int times = 1;
            for (int k = i + 1; k < count; k++) {
                times += nth.apply(i).isSameAs(nth.apply(k)) ? 1 : 0;
            }
            most = Math.max(most, times);
        }
        return most;
    }

    private static int byTable(int count, IntFunction<Sent> nth) {
        var times = new HashMap<Same, Integer>();
        for (int i = 0; i < count; i++) {
            var one = nth.apply(i);
            times.merge(new Same(one.agentId(), one.content()), 1, Integer::sum);
        }
        return times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }
}
