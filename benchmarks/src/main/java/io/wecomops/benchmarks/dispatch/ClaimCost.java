package io.wecomops.benchmarks.dispatch;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What a claim costs while few batches wait and while very many do, by turns in two databases of one server. */
final class ClaimCost implements AutoCloseable {
    private static final int CLAIM = 10;
    private static final int TOGETHER = 5_000;
    private static final NodeId NODE = new NodeId("benchmark");
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final MysqlAdapters mysql;
    private final Connection connection;
    private int batches;

    private ClaimCost(TestDatabase server) throws SQLException {
        String name = server.freshDatabase();
        mysql = MysqlAdapters.open(new MysqlSettings.Server(
                server.host(), server.port(), server.user(), server.password(), name, "utf8mb4", 4));
        mysql.migrate();
        connection = DriverManager.getConnection(
                "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + name + "?rewriteBatchedStatements=true",
                server.user(),
                server.password());
        connection.setAutoCommit(false);
        try (var task = connection.prepareStatement(
                "INSERT INTO mass_task (id, biz_no, agent_id, msg_type, payload, target, status)"
                        + " VALUES (1, 'b', 7, 'text', '{}', '{}', 1)")) {
            task.executeUpdate();
        }
    }

    static List<Row> rows(boolean quick) throws Exception {
        int many = quick ? 100_000 : 1_000_000;
        int few = 1_000;
        int claims = quick ? 100 : 600;
        TestDatabase server = TestDatabase.start();
        try (ClaimCost small = new ClaimCost(server);
                ClaimCost large = new ClaimCost(server)) {
            small.wait(few);
            large.wait(many);
            small.claim(claims / 4, new long[claims / 4]);
            large.claim(claims / 4, new long[claims / 4]);
            long[] ofSmall = new long[claims];
            long[] ofLarge = new long[claims];
            for (int i = 0; i < claims; i++) {
                small.time(ofSmall, i);
                large.time(ofLarge, i);
            }
            return List.of(
                    row(many, few, "median", 0.5, ofLarge, ofSmall),
                    row(many, few, "99th percentile", 0.99, ofLarge, ofSmall));
        } finally {
            server.close();
        }
    }

    private static Row row(int many, int few, String what, double share, long[] large, long[] small) {
        long ours = BehindAMillion.at(large, share);
        long bound = BehindAMillion.at(small, share);
        return new Row(
                "claim of %d while %,d batches wait, %s".formatted(CLAIM, many, what),
                BehindAMillion.millis(ours),
                "%,d wait: %s".formatted(few, BehindAMillion.millis(bound)),
                String.format(Locale.ROOT, "%.2f ×", ours / (double) bound),
                "≤ 1.5 ×");
    }

    private void claim(int claims, long[] times) throws Exception {
        for (int i = 0; i < claims; i++) {
            time(times, i);
        }
    }

    /** Times a claim; sends what it gave and lets as many wait anew. */
    private void time(long[] times, int at) throws Exception {
        BatchQueue queue = mysql.batchQueue();
        long begun = System.nanoTime();
        List<ClaimedBatch> claimed = queue.claim(NODE, CLAIM, LEASE, Set.of());
        times[at] = System.nanoTime() - begun;
        if (claimed.size() != CLAIM) {
            throw new IllegalStateException("only " + claimed.size() + " were claimed");
        }
        List<Callable<Boolean>> sends = new ArrayList<>();
        for (ClaimedBatch batch : claimed) {
            sends.add(() -> queue.startSending(batch) && queue.record(batch, new BatchResult.Sent("m", List.of())));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : threads.invokeAll(sends)) {
                if (!sent.get()) {
                    throw new IllegalStateException("a claim was lost");
                }
            }
        }
        wait(CLAIM);
    }

    private void wait(int more) throws SQLException {
        try (PreparedStatement batch = connection.prepareStatement(
                        "INSERT INTO mass_batch (task_id, batch_no, due_ms, not_before_ms, repeat_window_ms, people)"
                                + " VALUES (1, ?, 0, 0, 14400000, 1)");
                PreparedStatement request = connection.prepareStatement(
                        "INSERT INTO mass_request (task_id, batch_no, request) VALUES (1, ?, ?)")) {
            for (int done = 0; done < more; ) {
                for (int i = 0; i < TOGETHER && done < more; i++, done++) {
                    batch.setInt(1, ++batches);
                    batch.addBatch();
                    request.setInt(1, batches);
                    request.setBytes(2, new byte[200]);
                    request.addBatch();
                }
                batch.executeBatch();
                request.executeBatch();
                connection.commit();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        mysql.close();
    }
}
