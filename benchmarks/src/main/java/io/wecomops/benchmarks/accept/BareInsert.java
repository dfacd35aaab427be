package io.wecomops.benchmarks.accept;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.upload.Place;
import io.wecomops.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The bound: the same rows into the same table by JDBC batches, as large as ours, and committed as often. */
final class BareInsert {
    private static final int ROWS_AT_ONCE = 5_000;

    private BareInsert() {}

    /** How long the statements and commits took; making the rows is not counted. */
    static Duration of(TestDatabase server, String database, int rows) throws SQLException {
        var bizNo = new BizNo("bare");
        long nanos = 0;
        String url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + database
                + "?rewriteBatchedStatements=true";
        try (Connection connection = DriverManager.getConnection(url, server.user(), server.password());
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO mass_upload_line (task_id, bucket, upload_no, line_no, userid) VALUES (?,?,?,?,?)")) {
            connection.setAutoCommit(false);
            for (int from = 2; from < rows + 2; from += ROWS_AT_ONCE) {
                List<Line> lines = IntStream.range(from, Math.min(from + ROWS_AT_ONCE, rows + 2))
                        .mapToObj(i -> Line.of(bizNo, i))
                        .sorted(Comparator.comparingInt(Line::bucket))
                        .toList();
                long begin = System.nanoTime();
                for (Line line : lines) {
                    insert.setLong(1, 4_711);
                    insert.setInt(2, line.bucket());
                    insert.setInt(3, 1);
                    insert.setInt(4, line.number());
                    insert.setString(5, line.user());
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                nanos += System.nanoTime() - begin;
            }
        }
        return Duration.ofNanos(nanos);
    }

    private record Line(int bucket, int number, String user) {
        static Line of(BizNo bizNo, int number) {
            String user = People.userid(number);
            return new Line(Place.of(bizNo, new UserId(user)).bucket(), number, user);
        }
    }
}
