package io.wecomops.benchmarks.limit;

import io.wecomops.benchmarks.load.BareScript;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The same four nodes for more than a minute: ours alone, since what it takes is time. */
public final class MinuteMeasurement implements Measurement {
    private static final String METHOD = """
            As above, ours alone and long enough for sliding windows of 10 and 60 s; all windows are those of the whole run, its \
            start included.""";

    @Override
    public String name() {
        return "minute";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        TestRedis redis = TestRedis.startOwn();
        List<Row> rows = new ArrayList<>();
        for (int limit : quick ? List.of(20) : PaceMeasurement.LIMITS) {
            PaceRun run = PaceMeasurement.run(redis, Contender.OURS, limit, 64, Duration.ZERO);
            String of = limit + "/s: ";
            rows.add(new Row(
                    of + "used", Row.percent(run.used()), "limit: " + limit, Row.percent(run.used()), "≥ 99 %"));
            rows.add(fullest(of, "second", run.worstSecond(), limit, "≤ 1.02"));
            rows.add(fullest(of, "10 s", run.worstTenSeconds(), limit * 10, "≤ 1"));
            rows.add(fullest(of, "60 s", run.worstMinute(), limit * 60, "≤ 1"));
        }
        String server = BareScript.serverOf(redis.url());
        redis.stop();
        return List.of(new Section(name(), "Limiter: four nodes for a minute", METHOD, server, rows));
    }

    private static Row fullest(String of, String window, int count, int limit, String target) {
        return new Row(
                of + "fullest sliding " + window + " at the receiver",
                Integer.toString(count),
                "limit: " + limit,
                PaceMeasurement.ratio((double) count / limit),
                target);
    }
}
