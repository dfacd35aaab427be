package io.wecomops.adapters.mysql;

import io.wecomops.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

/** A database of one test class's own, with its tables, and the adapters on it. */
final class TestBed implements AutoCloseable {
    static final TokenEncryptionKey TOKEN_KEY = new TokenEncryptionKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private final MysqlSettings settings;
    private final MysqlAdapters adapters;

    private TestBed(MysqlSettings settings) {
        this.settings = settings;
        this.adapters = MysqlAdapters.open(settings);
    }

    static TestBed h2() {
        return new TestBed(MysqlSettings.inMemory("test-" + UUID.randomUUID())).migrated();
    }

    static TestBed mysql() {
        return new TestBed(freshMysql()).migrated();
    }

    static TestBed of(MysqlSettings settings) {
        return new TestBed(settings);
    }

    /** A new database without tables on the server that the tests share. */
    static MysqlSettings.Server freshMysql() {
        var server = TestDatabase.shared();
        return on(server, server.freshDatabase());
    }

    static MysqlSettings.Server on(TestDatabase server, String database) {
        return new MysqlSettings.Server(
                server.host(), server.port(), server.user(), server.password(), database, "utf8mb4", 10);
    }

    private TestBed migrated() {
        adapters.migrate();
        return this;
    }

    MysqlAdapters adapters() {
        return adapters;
    }

    MysqlSettings settings() {
        return settings;
    }

    /** Leaves the tables and nothing in them. */
    void empty() {
        for (var table : new String[] {
            "mass_task",
            "mass_task_log",
            "mass_batch",
            "mass_block",
            "mass_request",
            "mass_recipient",
            "mass_audience",
            "mass_upload",
            "mass_upload_line",
            "mass_resend",
            "mass_recall",
            "mass_recall_batch",
            "mass_archive",
            "mass_purge",
            "mass_attempt"
        }) {
            execute("TRUNCATE TABLE " + table);
        }
    }

    /** Runs one statement as a person at the database would, in a session of the JVM's zone. */
    int execute(String sql, Object... params) {
        try (var connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < params.length; i++) {
                statement.setObject(i + 1, params[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    /** From now on the task last changed so long ago. */
    void age(long task, Duration age) {
        execute(
                "UPDATE mass_task SET updated_at = TIMESTAMPADD(SECOND, ?, CURRENT_TIMESTAMP) WHERE id = ?",
                -age.toSeconds(),
                task);
    }

    long rowsOf(String... tables) {
        return Arrays.stream(tables)
                .mapToLong(table -> Long.parseLong(ask("SELECT COUNT(*) FROM " + table)))
                .sum();
    }

    /** The first column of the first row. */
    String ask(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new AssertionError("no row: " + sql);
            }
            return String.valueOf(rows.getString(1));
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    private Connection connect() throws SQLException {
        return switch (settings) {
            case MysqlSettings.Server server ->
                DriverManager.getConnection(
                        "jdbc:mysql://" + server.host() + ":" + server.port() + "/" + server.database(),
                        server.user(),
                        server.password());
            case MysqlSettings.Embedded _ -> throw new UnsupportedOperationException("another process's file");
            case MysqlSettings.InMemory(var name) ->
                DriverManager.getConnection(
                        "jdbc:h2:mem:" + name + ";MODE=MySQL;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                        "sa",
                        "");
        };
    }

    @Override
    public void close() {
        adapters.close();
    }
}
