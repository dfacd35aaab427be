package io.wecomops.benchmarks.dispatch;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.adapters.wecom.WecomAdapters;
import io.wecomops.adapters.wecom.WecomSettings;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Small tasks, questions and a pause while four nodes send to very many people. */
final class BehindAMillion {
    private static final int NODES = 4;
    private static final int SMALL = 10;
    private static final int BATCH = 100;
    private static final String LARGE = "a-million";
    private static final Duration FAR_END_TAKES = Duration.ofMillis(100);

    private final int people;
    private final int rounds;
    private final Map<String, Instant> accepted = new LinkedHashMap<>();
    private final List<Long> gets = new ArrayList<>();
    private final List<Long> posts = new ArrayList<>();

    private BehindAMillion(int people, int rounds) {
        this.people = people;
        this.rounds = rounds;
    }

    static List<Row> rows(int pace, boolean quick) throws Exception {
        var settings = Map.of(
                "DISPATCH_QPS_LIMIT",
                Integer.toString(pace),
                "DISPATCH_BATCH_SIZE",
                Integer.toString(BATCH),
                "GLOBAL_CONCURRENCY",
                "60");
        try (Platform platform = Platform.start(NODES, FAR_END_TAKES, settings)) {
            return new BehindAMillion(quick ? 100_000 : 1_000_000, quick ? 20 : 300).run(pace, platform);
        }
    }

    private List<Row> run(int pace, Platform platform) throws Exception {
        Run run = new Run("dispatch", 0, people, true, System.err);
        for (int i = 0; i < 20; i++) {
            round(platform, "warm-" + i, "warm-up");
        }
        gets.clear();
        posts.clear();
        accepted.clear();
        accept(platform, people);
        awaitWarm(platform);
        for (int i = 0; i < rounds; i++) {
            round(platform, "small-" + i, LARGE);
            Thread.sleep(50);
            platform.look();
        }
        run.await("small tasks to be sent", () -> {
            platform.look();
            return accepted.keySet().stream()
                    .allMatch(task -> platform.firstOf(task).isPresent());
        });
        boolean stillRuns = new String(platform.get("/mass-tasks/" + LARGE).body(), StandardCharsets.UTF_8)
                .contains("\"status\":\"running\"");
        platform.post("/mass-tasks/" + LARGE + "/pause");
        Instant paused = Instant.now();
        Thread.sleep(2_000); // nothing is waited for but that nothing comes
        platform.look();
        Instant last = platform.last();
        if (!stillRuns) {
            throw new IllegalStateException("the large task ended before it was paused");
        }
        long[] first = accepted.keySet().stream()
                .mapToLong(task -> Duration.between(
                                acceptedAt(task), platform.firstOf(task).orElseThrow())
                        .toNanos())
                .toArray();
        String of = "%,d people at %d/s on %d nodes: ".formatted(people, pace, NODES);
        long afterPause = Math.max(0, Duration.between(paused, last).toNanos());
        return List.of(
                new Row(
                        of + "first send of a task for ten, slowest of " + rounds,
                        millis(max(first)),
                        "1 s",
                        "-",
                        "≤ 1 s"),
                new Row(of + "the same, median", millis(at(first, 0.5)), "1 s", "-", "-"),
                new Row(
                        of + "GET of the large task, 99th percentile",
                        millis(at(array(gets), 0.99)),
                        "-",
                        "-",
                        "< 50 ms"),
                new Row(
                        of + "POST of a task for ten, 99th percentile",
                        millis(at(array(posts), 0.99)),
                        "-",
                        "-",
                        "< 50 ms"),
                new Row(
                        of + "last arrival after a pause was answered",
                        millis(afterPause),
                        "a request: " + FAR_END_TAKES.toMillis() + " ms",
                        String.format(Locale.ROOT, "%.2f", afterPause / (double) FAR_END_TAKES.toNanos()),
                        "≤ 1"));
    }

    private Instant acceptedAt(String task) {
        return Objects.requireNonNull(accepted.get(task));
    }

    private void round(Platform platform, String task, String read) throws Exception {
        long begun = System.nanoTime();
        platform.post(task, SMALL);
        posts.add(System.nanoTime() - begun);
        accepted.put(task, Instant.now());
        begun = System.nanoTime();
        platform.get("/mass-tasks/" + read);
        gets.add(System.nanoTime() - begun);
    }

    /** All processes compile their code first, on the same two cores; and questions asked all the time are a load too. */
    private void awaitWarm(Platform platform) throws InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (5 * sent(platform) < 2L * people / BATCH) {
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("two fifths of the large task were not sent");
            }
            platform.look();
            Thread.sleep(500);
        }
    }

    private static long sent(Platform platform) {
        return platform.servers().farEnd().stats().sends();
    }

    /** Stores the task as an acceptance does, with requests sealed for each batch. */
    private static void accept(Platform platform, int people) {
        var database = platform.servers().database();
        var settings = platform.servers().settings();
        var app = new AgentId(Integer.parseInt(settings.get("WECOM_AGENT_ID")));
        var bizNo = new BizNo(LARGE);
        var message = new Message.Text(LARGE);
        try (var mysql = MysqlAdapters.open(new MysqlSettings.Server(
                        database.host(),
                        database.port(),
                        database.user(),
                        database.password(),
                        Objects.requireNonNull(settings.get("MYSQL_DB")),
                        "utf8mb4",
                        2));
                var wecom = WecomAdapters.create(new WecomSettings(
                        platform.servers().farEnd().base(), List.of(), Duration.ofSeconds(1), Duration.ofSeconds(1)))) {
            RequestSealer sealer = wecom.requestSealer();
            List<SealedBatch> batches = IntStream.rangeClosed(1, people / BATCH)
                    .mapToObj(number -> {
                        List<UserId> users = IntStream.range((number - 1) * BATCH, number * BATCH)
                                .mapToObj(i -> new UserId("employee-" + Integer.toString(i, 36)))
                                .toList();
                        var part = BatchPlan.part(bizNo, number, 1, users);
                        return new SealedBatch(
                                number,
                                users,
                                sealer.seal(app, message, users, part.duplicateCheck()),
                                part.duplicateCheck().interval());
                    })
                    .toList();
            var first = new Audience(batches.getFirst().users());
            mysql.massTasks()
                    .accept(new NewMassTask(
                            new Submission(bizNo, app, message, first, DeliveryMode.EFFECTIVELY_ONCE),
                            new Fingerprint("0".repeat(64)),
                            new TraceId("benchmark"),
                            batches));
        }
    }

    private static long[] array(List<Long> values) {
        return values.stream().mapToLong(value -> value).toArray();
    }

    private static long max(long[] nanos) {
        return Arrays.stream(nanos).max().orElseThrow();
    }

    static long at(long[] nanos, double share) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
