package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the database holds of a task's batches, read from outside with a connection of its own each time. */
final class BatchTable {
    private static final int SENDING = 2;
    private static final String TASK = "task_id = (SELECT id FROM mass_task WHERE biz_no = ?)";

    private final String url;
    private final TestDatabase server;
    private final String bizNo;

    BatchTable(TestDatabase server, String schema, String bizNo) {
        this.url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + schema;
        this.server = server;
        this.bizNo = bizNo;
    }

    /** A batch in somebody's hands. */
    record Held(int batch, long fence, boolean sending) {}

    /** @param lease what has been anybody's for three of them is not looked for; so what nobody has had is not looked through */
    List<Held> heldBy(String node, Duration lease) throws SQLException {
        try (Connection connection = open();
                PreparedStatement select =
                        connection.prepareStatement("SELECT batch_no, fence, state FROM mass_batch WHERE " + TASK
                                + " AND due_ms > UNIX_TIMESTAMP() * 1000 - ? AND due_ms < 9223372036854775806"
                                + " AND owner = ?")) {
            select.setString(1, bizNo);
            select.setLong(2, 3 * lease.toMillis());
            select.setString(3, node);
            List<Held> held = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    held.add(new Held(rows.getInt(1), rows.getLong(2), rows.getInt(3) == SENDING));
                }
            }
            return held;
        }
    }

    /** Whether somebody else has claimed it since. */
    boolean isTakenOver(Held before) throws SQLException {
        try (Connection connection = open();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT COUNT(*) FROM mass_batch WHERE " + TASK + " AND batch_no = ? AND fence > ?")) {
            select.setString(1, bizNo);
            select.setInt(2, before.batch());
            select.setLong(3, before.fence());
            return single(select) == 1;
        }
    }

    /** How often a request was noted before it went out, over all batches. */
    long attempts() throws SQLException {
        return sum("SUM(attempts)");
    }

    /** How many attempts have counted as failed, over all batches. */
    long failedAttempts() throws SQLException {
        return sum("SUM(failed_attempts)");
    }

    private long sum(String what) throws SQLException {
        try (Connection connection = open();
                PreparedStatement select =
                        connection.prepareStatement("SELECT " + what + " FROM mass_batch WHERE " + TASK)) {
            select.setString(1, bizNo);
            return single(select);
        }
    }

    private static long single(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url, server.user(), server.password());
    }
}
