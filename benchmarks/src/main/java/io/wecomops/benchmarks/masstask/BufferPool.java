package io.wecomops.benchmarks.masstask;

import io.wecomops.testservers.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where the server keeps pages of its tables in memory. */
final class BufferPool {
    private static final long BYTES = 2L << 30;
    private static final long PAGE = 16 << 10;

    private BufferPool() {}

    /** Gives the running server two gigabytes, and reads the people and the index that finds them once. */
    static void enlarged(TestDatabase server, String database) throws SQLException, InterruptedException {
        String url = "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + database;
        try (var connection = DriverManager.getConnection(url, server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("SET GLOBAL innodb_buffer_pool_size = " + BYTES);
            long pages = 0;
            while (pages * PAGE < BYTES * 9 / 10) { // it grows in the background
                Thread.sleep(100);
                try (var status = statement.executeQuery("SHOW STATUS LIKE 'Innodb_buffer_pool_pages_total'")) {
                    status.next();
                    pages = status.getLong(2);
                }
            }
            for (String index : new String[] {"PRIMARY", "uk_mass_recipient_userid"}) {
                statement.execute("SELECT SUM(LENGTH(userid)) FROM mass_recipient FORCE INDEX (" + index + ")");
            }
        }
    }
}
