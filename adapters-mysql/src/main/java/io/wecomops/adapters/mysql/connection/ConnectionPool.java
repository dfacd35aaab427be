package io.wecomops.adapters.mysql.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.jdbc.CloseableJdbcConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** HikariCP under DbClient. Starts while the database is away, and finds it again by itself. */
final class ConnectionPool implements CloseableJdbcConnectionPool {
    /** How long a caller waits for a connection. */
    private static final Duration WAIT = Duration.ofMillis(2_500);
    /** How long a pooled connection may take to show that it lives. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);
    /** After so long without a byte from the server, a statement is given up. */
    private static final Duration SILENCE = Duration.ofSeconds(20);
    /**
     * A node that is frozen within a transaction would keep its row locks for hours, and what it claimed with them. MariaDB
     * ends a transaction in which nothing happens; MySQL ends a session from which nothing comes.
     */
    private static final String LET_GO_OF_THE_FROZEN =
            "SET SESSION wait_timeout = 60 /*M!100301 , idle_transaction_timeout = 5 */";
    /** How often an idle connection shows the server that it is wanted; HikariCP allows nothing shorter. */
    private static final Duration SIGN_TO_THE_SERVER = Duration.ofSeconds(30);

    private final HikariDataSource source;
    private final String type;

    ConnectionPool(Address address, int size) {
        this.type = address.isEmbedded() ? "h2" : "mysql";
        var config = new HikariConfig();
        config.setPoolName("wecom-ops-" + type);
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setDataSourceProperties(address.options());
        if (address.isEmbedded()) {
            config.setMinimumIdle(1); // keeps the file; more would be taken up again while it is let go of
        } else {
            config.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toMillis()));
            config.setConnectionInitSql(LET_GO_OF_THE_FROZEN);
            config.setKeepaliveTime(SIGN_TO_THE_SERVER.toMillis());
        }
        config.setMaximumPoolSize(size);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(WAIT.toMillis());
        config.setValidationTimeout(SIGN_OF_LIFE.toMillis());
        config.setInitializationFailTimeout(-1);
        this.source = new HikariDataSource(config);
    }

    @Override
    public Connection connection() {
        try {
            return source.getConnection();
        } catch (SQLException none) {
            throw new NoConnectionException(none);
        }
    }

    /** Ends a connection that shows no life: the pool tests one only after half a second of rest. */
    void evict(Connection connection) {
        source.evictConnection(connection);
    }

    /**
     * Lets go of an embedded database that has closed itself, so that the next connection opens it anew: while one connection
     * to it is left, H2 hands out others to the same dead one.
     */
    void reopen() {
        source.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public String dbType() {
        return type;
    }

    @Override
    public void close() {
        source.close();
    }
}
