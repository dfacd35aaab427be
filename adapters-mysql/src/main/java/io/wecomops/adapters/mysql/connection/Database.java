package io.wecomops.adapters.mysql.connection;

import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.wecomops.domain.error.DependencyUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs statements, each in a transaction: without one, DbClient 4.1 loses a connection for good where it fails before it
 * has prepared a statement, as it does on a connection that the server has closed. Each method throws {@link DependencyUnavailableException} where the database cannot be asked; then a
 * change may or may not have happened. Thread-safe.
 */
public final class Database implements AutoCloseable {
    /**
     * Whoever loses a deadlock starts over: so often at the most. In H2 it may be back at its first lock before the winner has
     * taken up what it let go, and lose again, a few times in a row.
     */
    private static final int TRIES = 50;

    private final ConnectionPool pool;
    private final DbClient client;
    private final ScopedValue<Joint> parts = ScopedValue.newInstance();

    private Database(ConnectionPool pool) {
        this.pool = pool;
        this.client = JdbcClientBuilder.create().connectionPool(pool).build();
    }

    public static Database open(Address address, int poolSize) {
        return new Database(new ConnectionPool(address, poolSize));
    }

    /** Runs {@code work} in one transaction, again from its start where it lost a deadlock: so it must change nothing else. */
    public <T> T transaction(String attempt, Function<DbExecute, T> work) {
        return tried(attempt, () -> once(work));
    }

    /**
     * Runs {@code work}, in which an {@link #effect} and what is done {@link #alongside} it become true together, when it
     * returns; or not at all, where it throws. Everything else in it is a transaction of its own, as ever.
     *
     * @param attempt what is attempted by the commit
     */
    public <T> T together(String attempt, Supplier<T> work) {
        Joint joint = new Joint(client::transaction);
        T result;
        try {
            result = ScopedValue.where(parts, joint).call(work::get);
        } catch (RuntimeException | Error failure) {
            joint.rollback(failure);
            throw failure;
        }
        try {
            joint.commit(attempt);
        } catch (DbClientException failure) {
            throw new DependencyUnavailableException("database", attempt, failure);
        }
        return result;
    }

    /** As {@link #transaction}; but where it is part of something {@link #together}, that begins with it and commits it. */
    public <T> T effect(String attempt, Function<DbExecute, T> work) {
        if (!parts.isBound()) {
            return transaction(attempt, work);
        }
        Joint joint = parts.get();
        return joint.hasBegun() ? joint.goOn(attempt, work) : tried(attempt, () -> joint.begin(work));
    }

    /** As {@link #transaction}; but where an {@link #effect} is waiting for its commit, in the same. */
    public <T> T alongside(String attempt, Function<DbExecute, T> work) {
        return parts.isBound() && parts.get().hasBegun() ? parts.get().goOn(attempt, work) : transaction(attempt, work);
    }

    /** Runs one statement that changes rows, and says how many it found. */
    public long change(String attempt, String sql, Object... params) {
        return transaction(attempt, tx -> tx.dml(sql, params));
    }

    /** Reads all rows of one query. */
    public <T> List<T> read(String attempt, Function<Row, T> mapper, String sql, Object... params) {
        return transaction(attempt, tx -> Row.all(tx, mapper, sql, params));
    }

    /** Asks the server for a sign of life. */
    public void ping(String attempt, Duration limit) {
        try (Connection connection = pool.connection()) {
            if (!connection.isValid(Math.toIntExact(limit.toSeconds()))) {
                pool.evict(connection);
                throw new SQLException("no answer within " + limit);
            }
        } catch (SQLException | DbClientException failure) {
            throw new DependencyUnavailableException("database", attempt, failure);
        }
    }

    private <T> T tried(String attempt, Supplier<T> once) {
        List<DbClientException> lost = new ArrayList<>();
        while (true) {
            try {
                return once.get();
            } catch (DbClientException failure) {
                if (SqlFailure.isClosedDatabase(failure)) {
                    pool.reopen();
                }
                if (!SqlFailure.isLostRace(failure) || lost.size() == TRIES - 1) {
                    lost.forEach(failure::addSuppressed);
                    throw new DependencyUnavailableException("database", attempt, failure);
                }
                lost.add(failure);
            }
        }
    }

    private <T> T once(Function<DbExecute, T> work) {
        DbTransaction transaction = client.transaction();
        try {
            T result = work.apply(transaction);
            transaction.commit();
            return result;
        } catch (NoConnectionException nothingBegun) {
            throw nothingBegun;
        } catch (RuntimeException | Error failure) {
            try {
                transaction.rollback();
            } catch (RuntimeException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
