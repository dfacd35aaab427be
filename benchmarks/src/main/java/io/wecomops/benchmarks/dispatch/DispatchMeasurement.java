package io.wecomops.benchmarks.dispatch;

import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import java.util.ArrayList;
import java.util.List;

/** Whole nodes at work: how exactly they keep a pace, how fast they are without one, and what that does to others. */
public final class DispatchMeasurement implements Measurement {
    static final String SERVERS = "MariaDB and Redis as for the tests";
    private static final String PACE = """
            Processes of the shipped jar (with the flags of `bin/wecom-ops serve`) on one MariaDB and one Redis send one request a person to a \
            simulated WeCom in the measuring process, which answers after 20 ms and notes when each request arrives. Up to 60 requests \
            may be under way (`GLOBAL_CONCURRENCY`). *Used* is what arrived against the limit, from a second after the first request \
            to the last; slots stand 0.8 % wider apart than the limit, so 99.2 % is the most. Windows are those of the whole run. The nodes \
            are `nice`: what would be on machines of its own, database, Redis and far end, goes before them. Tasks of \
            15 seconds warm the processes and are not counted: four at 20/s, three at 167/s, six at 600/s. Where they would count in WeCom's own 10,000 a \
            minute, which stay in force, more than a minute passes behind each.""";
    private static final String SPEED = """
            One such node, `DISPATCH_QPS_LIMIT` at its largest (100,000): but for WeCom's own 10,000 a minute, which stays in force and \
            which a run of 8,000 requests does not reach, nothing paces it. Each request is claimed, noted, sent and recorded in MariaDB. \
            A first run of as many is not counted, and a minute passes between the two; arrivals are counted from a second after the first to the last. The bound is the JDK's HTTP client by itself in the \
            measuring process, used as our adapter uses it, against the same far end with as many requests at once; its first second is \
            not counted either.""";
    private static final String LARGE = """
            Four such nodes send to a million people, 100 a request, stored as an acceptance stores them; the far end takes 100 ms. Meanwhile \
            one caller posts a task for ten people and reads the large task, over and over, once two fifths are sent (processes that have just \
            begun compile their code). *First send* is from the answer to that POST to the \
            arrival of the task's request. Then the large task is paused; *last arrival* counts from the pause's answer. A claim is timed at the \
            queue itself, in two databases of one server by turns: ten batches of a task, which are then noted, recorded, and replaced.""";

    private final String name;
    private final String title;
    private final String method;
    private final Rows rows;

    private DispatchMeasurement(String name, String title, String method, Rows rows) {
        this.name = name;
        this.title = title;
        this.method = method;
        this.rows = rows;
    }

    private interface Rows {
        List<Row> measure(boolean quick) throws Exception;
    }

    public static Measurement pace() {
        return new DispatchMeasurement("dispatch-pace", "Dispatcher: nodes on one limit", PACE, quick -> {
            List<Row> rows = new ArrayList<>();
            for (int limit : quick ? List.of(167) : List.of(20, 167, 600)) {
                for (int nodes : List.of(1, 4)) {
                    rows.addAll(Paced.run(nodes, limit, quick ? 6 : 14).rows(false));
                }
            }
            return rows;
        });
    }

    public static Measurement speed() {
        return new DispatchMeasurement(
                "dispatch-speed", "Dispatcher: nothing paces it", SPEED, quick -> FullSpeed.rows(20, quick, "≥ 70 %"));
    }

    public static Measurement large() {
        return new DispatchMeasurement("dispatch-large", "Dispatcher: beside a large task", LARGE, quick -> {
            List<Row> rows = new ArrayList<>(BehindAMillion.rows(100, quick));
            rows.addAll(ClaimCost.rows(quick));
            return rows;
        });
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        return List.of(new Section(name, title, method, SERVERS, rows.measure(quick)));
    }
}
