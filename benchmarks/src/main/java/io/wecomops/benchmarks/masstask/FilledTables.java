package io.wecomops.benchmarks.masstask;

import io.wecomops.domain.message.UserId;
import io.wecomops.testservers.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Puts an ended task of many people straight into the tables, as the platform would leave it: batches of one size, all sent but
 * for one person in 300. User ids come in no order, so that the index that finds people is as scattered as a real one.
 */
final class FilledTables {
    static final String BIZ_NO = "filled";
    static final int BATCH = 300;

    private static final int ROWS_AT_ONCE = 6_000;
    private static final int BYTES_A_PERSON = 20;

    private FilledTables() {}

    /**
     * @param people a multiple of {@code batchSize}
     * @param sent how many of them; where it is fewer, the task is running
     */
    static void with(TestDatabase server, String database, long people, int batchSize, long sent) throws SQLException {
        String url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + database
                + "?rewriteBatchedStatements=true&useServerPrepStmts=false";
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO mass_task (biz_no, agent_id, msg_type, payload, target, status) VALUES ('"
                    + BIZ_NO + "', 1, 'text', '{\"content\":\"hello\"}', '{}', " + (sent < people ? 1 : 5) + ")");
            // sorted once at the end instead of scattered inserts: a tenth of the time, and the same index
            statement.execute("ALTER TABLE mass_recipient DROP INDEX uk_mass_recipient_userid");
            connection.setAutoCommit(false);
            fill(connection, people, batchSize, sent);
            connection.setAutoCommit(true);
            statement.execute("ALTER TABLE mass_recipient ADD UNIQUE KEY uk_mass_recipient_userid (task_id, userid)");
            statement.execute("ANALYZE TABLE mass_recipient, mass_batch, mass_request");
        }
    }

    private static void fill(Connection connection, long people, int batchSize, long sent) throws SQLException {
        try (PreparedStatement recipient = connection.prepareStatement(
                        "INSERT INTO mass_recipient (task_id, position, userid, batch_no, reason) VALUES (1,?,?,?,?)");
                PreparedStatement batch =
                        connection.prepareStatement("INSERT INTO mass_batch (task_id, batch_no, state,"
                                + " due_ms, not_before_ms, repeat_window_ms, attempts, people, failed, message_id, ended_ms,"
                                + " first_position) VALUES (1,?,?,?,0,14400000,1,?,?,?,?,?)");
                PreparedStatement request = connection.prepareStatement(
                        "INSERT INTO mass_request (task_id, batch_no, request) VALUES (1,?,?)")) {
            byte[] bytes = "x".repeat(batchSize * BYTES_A_PERSON).getBytes(StandardCharsets.US_ASCII);
            for (long from = 0; from < people; from += ROWS_AT_ONCE) {
                long to = Math.min(people, from + ROWS_AT_ONCE);
                for (long i = from; i < to; i++) {
                    int number = (int) (i / batchSize) + 1;
                    recipient.setLong(1, i + 1);
                    recipient.setString(2, user(i).value());
                    recipient.setInt(3, number);
                    recipient.setString(4, i % BATCH == 7 && batchSize == BATCH ? "invaliduser" : null);
                    recipient.addBatch();
                    if (i % batchSize == 0) {
                        boolean ended = i < sent;
                        batch.setInt(1, number);
                        batch.setInt(2, ended ? 3 : 0);
                        batch.setLong(3, ended ? Long.MAX_VALUE : 0);
                        batch.setInt(4, batchSize);
                        batch.setInt(5, ended && batchSize == BATCH ? 1 : 0);
                        batch.setString(6, ended ? "msgid-of-some-forty-characters-" + number : null);
                        batch.setObject(7, ended ? 1L : null);
                        batch.setLong(8, i + 1);
                        batch.addBatch();
                        request.setInt(1, number);
                        request.setBytes(2, bytes);
                        request.addBatch();
                    }
                }
                recipient.executeBatch();
                batch.executeBatch();
                request.executeBatch();
                connection.commit();
            }
        }
    }

    /** The person at a position, from 0: 16 characters; multiplying by an odd number leaves no two the same. */
    static UserId user(long position) {
        return new UserId(String.format(Locale.ROOT, "staff-%010d", position * 2_654_435_761L % 10_000_000_019L));
    }
}
