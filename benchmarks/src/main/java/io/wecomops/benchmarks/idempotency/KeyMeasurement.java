package io.wecomops.benchmarks.idempotency;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.benchmarks.fault.harness.PlatformNode;
import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Surroundings;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestFingerprint;
import io.wecomops.domain.idempotency.RequestLedger;
import io.wecomops.testservers.TestDatabase;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The price of a key. */
public final class KeyMeasurement implements Measurement {
    private static final int KEPT = 1_000_000;
    private static final RequestFingerprint PRINT = new RequestFingerprint("0".repeat(64));
    private static final RequestAnswer ANSWER =
            new RequestAnswer(201, Map.of("Content-Type", "application/json"), new byte[400]);
    private static final int PARTS = 5;
    private static final String METHOD = """
            A node of the shipped jar on a database of its own takes POSTs of one person each, with an `Idempotency-Key` and \
            without one in pairs, from one caller; chance says which of a pair comes first, for each meets what the one before has \
            set off. A key adds a look and an insert; the answer is kept in the task's own commit. *Added* is the difference of the \
            medians, and of the 99th percentiles; in each fifth of the run, it tells how far that can be trusted. A look and \
            an insert are timed at the ledger itself, in a table that is empty and in one that holds answered keys.""";

    @Override
    public String name() {
        return "idempotency";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Sent sent : Sent.values()) {
            rows.addAll(posts(quick ? 500 : 5_000, sent));
        }
        rows.addAll(looks(quick ? 300 : 3_000, quick ? KEPT / 10 : KEPT));
        return List.of(new Section(name(), "Idempotency keys", METHOD, "test database", rows));
    }

    /** When what is posted goes out. */
    private enum Sent {
        TOMORROW("sent tomorrow: "),
        AT_ONCE("sent at once: ");

        private final String title;

        Sent(String title) {
            this.title = title;
        }

        String option() {
            return switch (this) {
                case TOMORROW -> ",\"send_at\":\"" + Instant.now().plus(Duration.ofDays(1)) + "\"";
                case AT_ONCE -> "";
            };
        }
    }

    private static List<Row> posts(int count, Sent sent) throws Exception {
        long[] with = new long[count];
        long[] without = new long[count];
        try (Surroundings servers = new Surroundings();
                HttpClient client = HttpClient.newHttpClient();
                PlatformNode node = PlatformNode.start(servers.settings(), client)) {
            node.awaitAnswering(new Run("idempotency", 0, count, true, System.err));
            for (int warm = 0; warm < count / 3; warm++) {
                post(node, true, sent);
                post(node, false, sent);
            }
            var chances = new SplittableRandom(1);
            for (int post = 0; post < count; post++) {
                boolean first = chances.nextBoolean();
                long one = post(node, first, sent);
                long other = post(node, !first, sent);
                with[post] = first ? one : other;
                without[post] = first ? other : one;
            }
        }
        return List.of(
                ofTimes(sent.title + "POST with a key, median", at(with, 0.5), at(without, 0.5), "-"),
                ofTimes(sent.title + "POST with a key, 99th percentile", at(with, 0.99), at(without, 0.99), "-"),
                new Row(
                        sent.title + "added at the median",
                        added(with, without, 0.5),
                        "the same POST without",
                        "-",
                        "-"),
                new Row(
                        sent.title + "added at the 99th percentile",
                        added(with, without, 0.99),
                        "the same POST without",
                        "-",
                        "≤ 2 ms"),
                new Row(
                        sent.title + "the same in each fifth of the run",
                        IntStream.range(0, PARTS)
                                .mapToObj(part -> added(part(with, part), part(without, part), 0.99))
                                .collect(Collectors.joining(", ")),
                        "the same POST without",
                        "-",
                        "-"));
    }

    private static String added(long[] with, long[] without, double share) {
        return millis(at(with, share) - at(without, share));
    }

    private static long[] part(long[] times, int part) {
        return Arrays.copyOfRange(times, part * times.length / PARTS, (part + 1) * times.length / PARTS);
    }

    private static long post(PlatformNode node, boolean key, Sent sent) throws Exception {
        String id = UUID.randomUUID().toString();
        String body = "{\"biz_no\":\"" + id + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"" + id
                + "\"},\"target\":{\"users\":[\"somebody\"]}" + sent.option() + "}";
        String[] headers = key ? new String[] {"Idempotency-Key", "\"" + id + "\""} : new String[0];
        long begun = System.nanoTime();
        int status = node.post("/mass-tasks", body, headers).statusCode();
        long time = System.nanoTime() - begun;
        if (status != 201) {
            throw new IllegalStateException("answered " + status);
        }
        return time;
    }

    private static List<Row> looks(int count, int kept) {
        try (TestDatabase server = TestDatabase.start()) {
            String name = server.freshDatabase();
            try (MysqlAdapters mysql = MysqlAdapters.open(new MysqlSettings.Server(
                    server.host(), server.port(), server.user(), server.password(), name, "utf8mb4", 4))) {
                mysql.migrate();
                kept(mysql.requestLedger(), count);
                long[] empty = kept(mysql.requestLedger(), count);
                fill(server, name, kept);
                long[] full = kept(mysql.requestLedger(), count);
                String what = String.format(Locale.ROOT, "look and insert among %,d keys", kept);
                return List.of(
                        ofTimes(what + ", median", at(full, 0.5), at(empty, 0.5), "≤ 1.5"),
                        ofTimes(what + ", 99th percentile", at(full, 0.99), at(empty, 0.99), "-"));
            }
        }
    }

    private static long[] kept(RequestLedger ledger, int count) {
        long[] times = new long[count];
        for (int key = 0; key < count; key++) {
            String id = UUID.randomUUID().toString();
            var request = new KeyedRequest(new IdempotencyKey("-:POST:/api/v1/mass-tasks:" + id), PRINT);
            long begun = System.nanoTime();
            ledger.earlier(request);
            ledger.keep(request, ANSWER, Duration.ofDays(1));
            times[key] = System.nanoTime() - begun;
        }
        return times;
    }

    /** Answered keys with answers as long as usual ones, spread as random ones are. */
    private static void fill(TestDatabase server, String name, int kept) {
        String digits =
                "(SELECT 0 d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6"
                        + " UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
        int powers = (int) Math.round(Math.log10(kept));
        StringBuilder from = new StringBuilder(digits).append(" t0");
        for (int power = 1; power < powers; power++) {
            from.append(" CROSS JOIN ").append(digits).append(" t").append(power);
        }
        server.execute("INSERT INTO " + name + ".idempotency_key"
                + " (idem_key, expires_at_ms, state, fingerprint, status, headers, body)"
                + " SELECT CONCAT('-:POST:/api/v1/mass-tasks:', UUID()), 9000000000000, 2, REPEAT('0', 64), 201,"
                + " 'Content-Type: application/json', REPEAT('x', 400) FROM " + from);
    }

    private static long at(long[] times, double share) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    private static Row ofTimes(String what, long ours, long bound, String target) {
        return new Row(
                what, millis(ours), millis(bound), String.format(Locale.ROOT, "%.2f", (double) ours / bound), target);
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
