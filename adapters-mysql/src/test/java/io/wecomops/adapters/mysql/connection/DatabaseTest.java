package io.wecomops.adapters.mysql.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.helidon.dbclient.DbExecute;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testservers.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transactions end, races are run again, and no connection is lost; on both databases, with a pool of three. */
@Timeout(60)
class DatabaseTest {
    private static final Database H2 = Database.open(Address.memory("database-" + UUID.randomUUID()), 3);
    private static final Database MYSQL = Database.open(server(), 3);

    private static Address server() {
        var server = TestDatabase.shared();
        return Address.server(server.host(), server.port(), server.user(), server.password(), server.freshDatabase());
    }

    static Stream<Database> databases() {
        return Stream.of(H2, MYSQL);
    }

    @BeforeAll
    static void makeTable() {
        databases()
                .forEach(database -> database.change("test", "CREATE TABLE pair (id int PRIMARY KEY, n int NOT NULL)"));
    }

    @AfterAll
    static void close() {
        databases().forEach(Database::close);
    }

    private static int key(Database database) {
        int key = database.read("test", row -> row.integer("n"), "SELECT COALESCE(MAX(id), 0) + 1 AS n FROM pair")
                .getFirst();
        database.change("test", "INSERT INTO pair (id, n) VALUES (?, 0), (?, 0)", key, key + 1);
        return key;
    }

    private static List<Integer> valuesOf(Database database, int key) {
        return database.read(
                "test", row -> row.integer("n"), "SELECT n FROM pair WHERE id IN (?, ?) ORDER BY id", key, key + 1);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void transactionThatFailsLeavesNothing(Database database) {
        int key = key(database);
        assertThatIllegalStateException()
                .isThrownBy(() -> database.transaction("test", tx -> {
                    tx.update("UPDATE pair SET n = 1 WHERE id = ?", key);
                    throw new IllegalStateException("a fault in our own code");
                }));
        assertThat(valuesOf(database, key)).containsExactly(0, 0);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void failuresUseUpNoConnection(Database database) {
        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(DependencyUnavailableException.class)
                    .isThrownBy(() -> database.change("test", "UPDATE nothing SET n = 1"));
            assertThatExceptionOfType(DependencyUnavailableException.class)
                    .isThrownBy(() -> database.read("test", row -> row.integer("n"), "SELECT n FROM nothing"));
            assertThatIllegalStateException()
                    .isThrownBy(() -> database.read("test", row -> row.text("n"), "SELECT NULL AS n"));
            assertThatExceptionOfType(DependencyUnavailableException.class)
                    .isThrownBy(() -> database.transaction("test", tx -> tx.update("UPDATE nothing SET n = 1")));
        }
        assertThat(valuesOf(database, key(database))).containsExactly(0, 0);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void whoLosesADeadlockStartsOver(Database database) throws Exception {
        int key = key(database);
        var bothHoldOne = new CyclicBarrier(2);
        var runs = new AtomicInteger();
        AtOnce.call(
                2,
                caller -> database.transaction("test", tx -> {
                    boolean first = runs.incrementAndGet() <= 2;
                    increment(tx, key + caller);
                    if (first) {
                        meet(bothHoldOne);
                    }
                    increment(tx, key + 1 - caller);
                    return caller;
                }));
        assertThat(valuesOf(database, key)).containsExactly(2, 2);
        assertThat(runs).hasValueGreaterThan(2);
    }

    private static void increment(DbExecute tx, int id) {
        tx.update("UPDATE pair SET n = n + 1 WHERE id = ?", id);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception nobodyCame) {
            throw new AssertionError(nobodyCame);
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void clockOfTheDatabaseIsReadAlike(Database database) {
        long before = System.currentTimeMillis();
        long now = database.read("test", row -> row.number("n"), DatabaseTime.in("SELECT {now} AS n"))
                .getFirst();
        assertThat(now).isBetween(before - 2_000, System.currentTimeMillis() + 2_000);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void moreCallersThanConnectionsTakeTurns(Database database) {
        int key = key(database);
        AtOnce.call(30, _ -> database.change("test", "UPDATE pair SET n = n + 1 WHERE id = ?", key));
        assertThat(valuesOf(database, key).getFirst()).isEqualTo(30);
    }
}
