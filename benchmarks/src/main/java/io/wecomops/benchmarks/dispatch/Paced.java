package io.wecomops.benchmarks.dispatch;

import io.wecomops.benchmarks.load.Windows;
import io.wecomops.benchmarks.table.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a limit's nodes made of it, by the far end's log. */
final class Paced {
    private static final long SECOND = 1_000_000;
    /** What WeCom's own limit leaves of any pace. */
    private static final int A_MINUTE = 10_000;

    private static final Duration FAR_END_TAKES = Duration.ofMillis(20);
    /** Processes that have just begun compile their code first, which takes more than half of two cores. */
    private static final int WARM_SECONDS = 15;

    /** Where four of them share two cores and have half of these to send with; the slow ones need the time, the fast ones the requests. */
    private static int warmRounds(int limit) {
        if (limit < 100) {
            return 4;
        }
        return limit < 500 ? 3 : 6;
    }

    /** Until none of the warm run's last requests counts in WeCom's minute. */
    private static final Duration A_MINUTE_AND_MORE = Duration.ofSeconds(75);

    private final int nodes;
    private final int limit;
    /** In order, in microseconds. */
    private final long[] arrivals;

    private Paced(int nodes, int limit, long[] arrivals) {
        this.nodes = nodes;
        this.limit = limit;
        this.arrivals = arrivals;
    }

    /** Sends one request a person for about so many seconds, after a warm run that is not counted. */
    static Paced run(int nodes, int limit, int seconds) throws Exception {
        var settings = Map.of(
                "DISPATCH_QPS_LIMIT", Integer.toString(limit), "DISPATCH_BATCH_SIZE", "1", "GLOBAL_CONCURRENCY", "60");
        try (Platform platform = Platform.start(nodes, FAR_END_TAKES, settings)) {
            int rounds = warmRounds(limit);
            for (int round = 1; round <= rounds; round++) {
                platform.post("warm-run-" + round, limit * WARM_SECONDS);
                platform.awaitSent("warm-run-" + round, Duration.ofMinutes(3));
                int withinAMinute = round == rounds ? rounds * WARM_SECONDS + seconds : 2 * WARM_SECONDS;
                if (limit * withinAMinute > A_MINUTE * 3 / 5) {
                    Thread.sleep(A_MINUTE_AND_MORE.toMillis());
                }
            }
            platform.forget();
            platform.post("pace", limit * seconds);
            platform.awaitSent("pace", Duration.ofSeconds(seconds * 4L + 60));
            Paced paced = new Paced(nodes, limit, platform.arrivals());
            System.err.println("  " + limit + "/s, " + nodes + " nodes: " + paced.used() + ", " + paced.fullest(1)
                    + ", " + paced.fullest(10));
            return paced;
        }
    }

    /** The part of the limit that arrived in the seconds after the first. */
    double used() {
        long from = arrivals[0] + SECOND;
        long to = arrivals[arrivals.length - 1];
        return Windows.count(arrivals, from, to) / ((to - from) / (double) SECOND) / limit;
    }

    int fullest(int seconds) {
        return Windows.fullest(arrivals, seconds * SECOND);
    }

    List<Row> rows(boolean withMinute) {
        String of = limit + "/s, " + nodes + (nodes == 1 ? " node: " : " nodes: ");
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(of + "used", Row.percent(used()), "limit: " + limit, Row.percent(used()), "≥ 99 %"));
        rows.add(fullest(of, 1, limit, "≤ 1.02"));
        rows.add(fullest(of, 10, limit * 10, "≤ 1"));
        if (withMinute) {
            rows.add(fullest(of, 60, Math.min(limit * 60, A_MINUTE), "≤ 1"));
        }
        return rows;
    }

    private Row fullest(String of, int seconds, int most, String target) {
        int count = fullest(seconds);
        return new Row(
                of + "fullest sliding " + (seconds == 1 ? "second" : seconds + " s"),
                Integer.toString(count),
                "limit: " + most,
                String.format(Locale.ROOT, "%.3f", (double) count / most),
                target);
    }
}
