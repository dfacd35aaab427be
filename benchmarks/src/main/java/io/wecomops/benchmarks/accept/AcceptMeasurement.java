package io.wecomops.benchmarks.accept;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.testservers.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How fast an upload is accepted durably, and how fast its task is then sealed. */
public final class AcceptMeasurement implements Measurement {
    /** More would take as long again, and each step is like the next. */
    private static final int SEALED_AT_MOST = 1_000_000;

    private static final String METHOD = """
            A CSV file of user ids of 24 to 26 characters is uploaded over HTTP into a process with 256 MB of heap, which stores it in \
            MariaDB (its own settings: 128 MB of buffer pool). The bound inserts the very same rows into the very same table by \
            JDBC with `rewriteBatchedStatements`, 5,000 a commit, and counts neither the making nor the sorting of them. One \
            after the other in databases of their own; the first 100,000 of each are not counted.""";

    @Override
    public String name() {
        return "accept";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        List<Row> rows = new ArrayList<>();
        TestDatabase server = TestDatabase.start(); // ends with this process
        try (HttpClient client = HttpClient.newHttpClient()) {
            Run first = run(server, client, quick ? 100_000 : 1_000_000);
            rows.addAll(first.rows());
            if (!quick) {
                Run large = run(server, client, 10_000_000);
                rows.addAll(large.rows());
                double stretch = large.microsEach(large.ours()) / first.microsEach(first.ours());
                rows.add(new Row(
                        "ten million, time per recipient against a million",
                        micros(large.microsEach(large.ours())),
                        micros(first.microsEach(first.ours())),
                        String.format(Locale.ROOT, "%.2f ×", stretch),
                        "≤ 1.15 ×"));
            }
            return List.of(new Section(
                    name(), "Recipients by upload: accepted and sealed", METHOD, "MariaDB as for the tests", rows));
        }
    }

    private static Run run(TestDatabase server, HttpClient client, int count) throws Exception {
        String bareDatabase = migrated(server);
        BareInsert.of(server, bareDatabase, 100_000);
        Duration bare = BareInsert.of(server, migrated(server), count);
        String database = migrated(server);
        try (AcceptProcess node = AcceptProcess.start(server, database)) {
            upload(node, client, "warm", 100_000);
            Duration ours = upload(node, client, "counted", count);
            String heap = node.ask("peak");
            if (count > SEALED_AT_MOST) {
                return new Run(count, ours, bare, Duration.ZERO, heap, heap);
            }
            send(
                    client,
                    HttpRequest.newBuilder(URI.create(node.api() + "/mass-tasks/counted/seal"))
                            .POST(HttpRequest.BodyPublishers.noBody()));
            long begin = System.nanoTime();
            String sealed = node.ask("seal");
            if (!sealed.equals("sealed true")) {
                throw new IllegalStateException(sealed);
            }
            Duration sealing = Duration.ofNanos(System.nanoTime() - begin);
            return new Run(count, ours, bare, sealing, heap, node.ask("peak"));
        }
    }

    private static String migrated(TestDatabase server) {
        String name = server.freshDatabase();
        try (var mysql = MysqlAdapters.open(new MysqlSettings.Server(
                server.host(), server.port(), server.user(), server.password(), name, "utf8mb4", 2))) {
            mysql.migrate();
        }
        return name;
    }

    private static Duration upload(AcceptProcess node, HttpClient client, String task, int count) throws Exception {
        send(
                client,
                HttpRequest.newBuilder(URI.create(node.api() + "/mass-tasks"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"biz_no\":\"" + task
                                + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"hello\"},"
                                + "\"target\":{\"upload\":true}}")));
        long begin = System.nanoTime();
        send(
                client,
                HttpRequest.newBuilder(URI.create(node.api() + "/mass-tasks/" + task + "/recipients"))
                        .header("Content-Type", "text/csv")
                        .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new People(count))));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static void send(HttpClient client, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer =
                client.send(request.version(HttpClient.Version.HTTP_1_1).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static String micros(double micros) {
        return String.format(Locale.ROOT, "%.2f µs", micros);
    }

    private record Run(int count, Duration ours, Duration bare, Duration sealing, String heap, String heapSealed) {
        double microsEach(Duration time) {
            return time.toNanos() / 1_000.0 / count;
        }

        List<Row> rows() {
            String people = String.format(Locale.ROOT, "%,d", count);
            double ratio = (double) bare.toNanos() / ours.toNanos();
            List<Row> rows = new ArrayList<>(List.of(
                    new Row(
                            people + " accepted by upload",
                            Row.perSecond(1e6 / microsEach(ours)),
                            Row.perSecond(1e6 / microsEach(bare)),
                            Row.percent(ratio),
                            "≥ 50 %"),
                    new Row("largest heap meanwhile", heap + " MB", AcceptProcess.HEAP, "-", "≤ 256 MB")));
            if (sealing.isPositive()) {
                String rate = Row.perSecond(1e6 / microsEach(sealing));
                rows.add(new Row(people + " sealed in batches of 300", rate, "-", "heap " + heapSealed + " MB", "-"));
            }
            return rows;
        }
    }
}
