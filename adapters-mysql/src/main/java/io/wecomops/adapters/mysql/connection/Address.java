package io.wecomops.adapters.mysql.connection;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;

/**
 * Where a database is and how to speak to it.
 *
 * @param url holds no secret
 * @param password secret: {@link #toString()} does not show it
 */
public record Address(String url, String user, String password, Properties options) {
    private static final int UNKNOWN_DATABASE = 1049;

    public Address {
        options = copyOf(options);
    }

    /** MySQL or MariaDB. */
    public static Address server(String host, int port, String user, String password, String database) {
        var options = new Properties();
        options.setProperty("characterEncoding", "UTF-8");
        options.setProperty("connectionTimeZone", "UTC");
        options.setProperty("forceConnectionTimeZoneToSession", "true");
        options.setProperty("tcpKeepAlive", "true");
        options.setProperty("connectTimeout", "2500");
        // nobody changes a session behind the driver's back: so it need not tell the server what it was told before
        options.setProperty("useLocalSessionState", "true");
        // the same few statements, over and over: each connection reads their text once
        options.setProperty("cachePrepStmts", "true");
        options.setProperty("prepStmtCacheSize", "250");
        options.setProperty("prepStmtCacheSqlLimit", "4096");
        // a row that stays as it is counts too: "changed" means "found under this fence"
        options.setProperty("useAffectedRows", "false");
        return new Address("jdbc:mysql://" + host + ":" + port + "/" + database, user, password, options);
    }

    /** H2 in a file; a commit is in the file before it returns, so that no kill can undo it. */
    public static Address file(Path file) {
        // async: a thread that is interrupted while it reads or writes must not close the file for all others
        return h2("jdbc:h2:async:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }

    /** H2 in memory, kept until the process ends. */
    public static Address memory(String name) {
        return h2("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    }

    private static Address h2(String url) {
        return new Address(
                url + ";MODE=MySQL;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                        + ";TIME ZONE=UTC;LOCK_TIMEOUT=10000",
                "sa",
                "",
                new Properties());
    }

    @Override
    public Properties options() {
        return copyOf(options);
    }

    /** A connection beside the pool, without a limit on how long a statement runs; makes the database if need be. */
    public Connection connect() throws SQLException {
        try {
            return connect(copyOf(options));
        } catch (SQLException refused) {
            if (refused.getErrorCode() != UNKNOWN_DATABASE) {
                throw refused;
            }
            // asked for only then: an account without the right to create is refused even where the database exists
            var creating = copyOf(options);
            creating.setProperty("createDatabaseIfNotExist", "true");
            return connect(creating);
        }
    }

    private Connection connect(Properties properties) throws SQLException {
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    public boolean isEmbedded() {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:h2:");
    }

    private static Properties copyOf(Properties properties) {
        var copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    @Override
    public String toString() {
        return "Address[" + url + "]";
    }
}
