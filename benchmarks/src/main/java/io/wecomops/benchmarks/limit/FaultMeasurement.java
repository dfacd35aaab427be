package io.wecomops.benchmarks.limit;

import io.lettuce.core.RedisClient;
import io.wecomops.benchmarks.load.BareScript;
import io.wecomops.benchmarks.load.Windows;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;

/** Whether the pace holds through what befalls a node and Redis. */
public final class FaultMeasurement implements Measurement {
    private static final int LIMIT = 600;
    private static final long SECOND = 1_000_000_000L;
    private static final String METHOD = """
            Four nodes saturate 600/s as above while, one after another, Redis forgets its scripts (`SCRIPT FLUSH`), hangs for two \
            seconds, a node is killed (`kill -9`), and Redis is killed and comes back empty. *Flowing again* is what arrived in \
            the last second before the next fault, against the limit. By Redis' clock the slots are watched as above; the few \
            that are booked before the watcher is connected again after the restart are seen by the receiver alone.""";

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        TestRedis redis = TestRedis.startOwn();
        String server = BareScript.serverOf(redis.url());
        String key = "faults-" + UUID.randomUUID();
        long spacing = Headroom.in(RateLimit.perSecond(LIMIT)).spacingMicros();
        List<NodeProcess> nodes = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        try (Receiver receiver = Receiver.start();
                SlotLog before = SlotLog.start(redis.url(), key, spacing)) {
            for (int node = 0; node < PaceRun.NODES; node++) {
                nodes.add(PaceRun.start(redis, Contender.OURS, key, LIMIT, receiver, node, Duration.ZERO));
            }
            nodes.forEach(NodeProcess::go);
            rows.add(flow("before any fault", receiver));
            flushScripts(redis);
            rows.add(flow("after SCRIPT FLUSH", receiver));
            redis.freeze();
            Thread.sleep(2_000);
            redis.thaw();
            rows.add(flow("after Redis hung for 2 s", receiver));
            nodes.getLast().kill();
            rows.add(flow("after kill -9 of a node", receiver));
            redis.stop();
            redis.startAgain();
            try (SlotLog after = SlotLog.start(redis.url(), key, spacing)) {
                rows.add(flow("after Redis was killed and came back empty", receiver));
                long[] slots = LongStream.concat(Arrays.stream(before.slots()), Arrays.stream(after.slots()))
                        .toArray();
                rows.add(fullest("by Redis' clock", Windows.fullest(slots, 1_000_000), "≤ 1"));
            }
            long[] arrivals = receiver.arrivals().stream()
                    .mapToLong(Receiver.Arrival::nanos)
                    .toArray();
            rows.add(fullest("at the receiver", Windows.fullest(arrivals, SECOND), "≤ 1.02"));
        } finally {
            nodes.forEach(NodeProcess::close);
            redis.stop();
        }
        return List.of(new Section(name(), "Limiter: through faults", METHOD, server, rows));
    }

    private static Row flow(String when, Receiver receiver) throws InterruptedException {
        Thread.sleep(2_000);
        int before = receiver.arrivals().size();
        Thread.sleep(1_000);
        int arrived = receiver.arrivals().size() - before;
        return new Row(
                "flowing again " + when,
                arrived + " in a second",
                "limit: " + LIMIT,
                Row.percent((double) arrived / LIMIT),
                "-");
    }

    private static Row fullest(String where, int count, String target) {
        return new Row(
                "fullest sliding second of the whole run, " + where,
                Integer.toString(count),
                "limit: " + LIMIT,
                String.format(Locale.ROOT, "%.3f", (double) count / LIMIT),
                target);
    }

    private static void flushScripts(TestRedis redis) {
        RedisClient client = RedisClient.create(redis.url());
        client.connect().sync().scriptFlush();
        client.shutdown();
    }
}
