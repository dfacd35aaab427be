package io.wecomops.benchmarks.limit;

import io.wecomops.benchmarks.fault.harness.ClockSkew;
import io.wecomops.benchmarks.load.BareScript;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What four nodes make of one limit, ours and the peers' in the same harness. */
public final class PaceMeasurement implements Measurement {
    static final List<Integer> LIMITS = List.of(20, 167, 600, 2_000);
    /** From here on several slots fit into a chunk for each of four nodes. */
    private static final int CHUNKED = 167;

    private static final int SKEWED = 600;
    private static final Duration SKEW = Duration.ofMillis(500);
    private static final String METHOD = """
            Four processes of 16 threads each saturate one limit; each thread waits for its turn and then calls a receiver in the \
            measuring process (UDP, loopback), which notes the time. Ours is the dispatcher's own pacer: a pace, a minute and an \
            hour in one booking, slots 0.8 % wider apart than the limit asks. *Used* is what arrived, against the limit, in the seconds \
            after the first. *Sliding windows* are the fullest of the whole run, its start included. *By Redis' clock* are our \
            slots, as Redis' `MONITOR` shows our script store them. *Commands* are what clients sent to Redis. The peers are set \
            up as their guides do for "so many a second": Bucket4j `capacity(n).refillGreedy(n, 1 s)` on its Lettuce proxy, \
            blocking; Redisson `RRateLimiter` `OVERALL`. Both let a burst of a whole limit through at the start and after a pause, \
            which is how they are meant; WeCom would count it. *Once warm* leaves out the first second.""";

    @Override
    public String name() {
        return "pace";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        int seconds = quick ? 4 : 12;
        TestRedis redis = TestRedis.startOwn();
        List<Row> rows = new ArrayList<>();
        for (int limit : LIMITS) {
            Runs runs = new Runs(
                    run(redis, Contender.OURS, limit, seconds),
                    run(redis, Contender.BUCKET4J, limit, seconds),
                    run(redis, Contender.REDISSON, limit, seconds));
            rows.addAll(rows(limit, runs, seconds));
        }
        if (ClockSkew.possible()) {
            rows.addAll(skewed(run(redis, Contender.OURS, SKEWED, seconds, SKEW)));
        }
        String server = BareScript.serverOf(redis.url());
        redis.stop();
        return List.of(new Section(name(), "Limiter: four nodes on one limit", METHOD, server, rows));
    }

    private static PaceRun run(TestRedis redis, Contender contender, int limit, int seconds) throws Exception {
        return run(redis, contender, limit, seconds, Duration.ZERO);
    }

    static PaceRun run(TestRedis redis, Contender contender, int limit, int seconds, Duration skew) throws Exception {
        PaceRun run = PaceRun.of(redis, contender, limit, seconds, skew);
        System.err.println("  " + limit + "/s " + contender.shown() + " " + run);
        return run;
    }

    private record Runs(PaceRun ours, PaceRun bucket4j, PaceRun redisson) {}

    private static List<Row> rows(int limit, Runs runs, int seconds) {
        PaceRun ours = runs.ours();
        List<Row> rows = new ArrayList<>();
        String of = limit + "/s: ";
        rows.add(row(of + "used", runs, run -> Row.percent(run.used()), Row.percent(ours.used()), "≥ 99 %"));
        rows.add(row(
                of + "fullest sliding second at the receiver",
                runs,
                run -> Integer.toString(run.worstSecond()),
                ratio((double) ours.worstSecond() / limit),
                "≤ 1.02"));
        rows.add(row(
                of + "fullest sliding second at the receiver, once warm",
                runs,
                run -> Integer.toString(run.warmSecond()),
                ratio((double) ours.warmSecond() / limit),
                "≤ 1.02"));
        if (seconds >= 10) {
            rows.add(row(
                    of + "fullest sliding 10 s at the receiver",
                    runs,
                    run -> Integer.toString(run.worstTenSeconds()),
                    ratio(ours.worstTenSeconds() / 10.0 / limit),
                    "≤ 1"));
        }
        rows.add(new Row(
                of + "fullest sliding second by Redis' clock",
                Integer.toString(ours.worstSlots()),
                "limit: " + limit,
                ratio((double) ours.worstSlots() / limit),
                "≤ 1"));
        rows.add(row(
                of + "commands a grant",
                runs,
                run -> ratio(run.commandsPerGrant()),
                ratio(ours.commandsPerGrant()),
                limit < CHUNKED ? "≤ 1.05" : "≤ 0.1"));
        rows.add(new Row(
                of + "slots booked and not used",
                Row.percent(ours.lost()),
                "of those used",
                Row.percent(ours.lost()),
                "-"));
        rows.add(row(
                of + "least node, of its fair share",
                runs,
                run -> Row.percent(run.leastShare()),
                Row.percent(ours.leastShare()),
                "≥ 80 %"));
        return rows;
    }

    private static List<Row> skewed(PaceRun run) {
        String of = SKEWED + "/s, one node's clock 500 ms ahead, one 500 ms behind: ";
        String limit = "limit: " + SKEWED;
        return List.of(
                new Row(of + "used", Row.percent(run.used()), limit, Row.percent(run.used()), "≥ 99 %"),
                new Row(
                        of + "fullest sliding second at the receiver",
                        Integer.toString(run.worstSecond()),
                        limit,
                        ratio((double) run.worstSecond() / SKEWED),
                        "≤ 1.02"),
                new Row(
                        of + "fullest sliding second by Redis' clock",
                        Integer.toString(run.worstSlots()),
                        limit,
                        ratio((double) run.worstSlots() / SKEWED),
                        "≤ 1"));
    }

    private interface Figure {
        String of(PaceRun run);
    }

    private static Row row(String what, Runs runs, Figure figure, String ratio, String target) {
        String peers = Contender.BUCKET4J.shown() + ": " + figure.of(runs.bucket4j()) + "; "
                + Contender.REDISSON.shown() + ": " + figure.of(runs.redisson());
        return new Row(what, figure.of(runs.ours()), peers, ratio, target);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }
}
