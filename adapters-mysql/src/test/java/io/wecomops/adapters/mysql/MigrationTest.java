package io.wecomops.adapters.mysql;

import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.testkit.AtOnce;
import io.wecomops.testservers.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way up, twice, all the way down and up again; on both databases. */
class MigrationTest {
    /** As many as there are change sets: after so many, none is left. */
    private static final int CHANGE_SETS = 34;

    static Stream<MysqlSettings> databases() {
        return Stream.of(MysqlSettings.inMemory("migration-" + UUID.randomUUID()), TestBed.freshMysql());
    }

    private static String tables(TestBed bed) {
        String schema = bed.settings() instanceof MysqlSettings.Server server ? server.database() : "PUBLIC";
        return bed.ask("""
                SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES
                WHERE TABLE_SCHEMA = '%s' AND LOWER(TABLE_NAME) NOT LIKE 'databasechange%%'
                """.formatted(schema));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tablesGoUpAndDownAndUpAgain(MysqlSettings settings) {
        try (var bed = TestBed.of(settings)) {
            bed.adapters().migrate();
            assertThat(tables(bed)).isEqualTo("17");
            assertThat(bed.ask("SELECT COUNT(*) FROM DATABASECHANGELOG")).isEqualTo(Integer.toString(CHANGE_SETS));
            bed.adapters().rollback(CHANGE_SETS);
            assertThat(tables(bed)).isEqualTo("0");
            assertThat(bed.ask("SELECT COUNT(*) FROM DATABASECHANGELOG")).isEqualTo("0");
            bed.adapters().migrate();
            assertThat(bed.adapters().massTasks().accept(aTextTaskFor(2))).isInstanceOf(Acceptance.Accepted.class);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void eachStepGoesBackAlone(MysqlSettings settings) {
        try (var bed = TestBed.of(settings)) {
            bed.adapters().migrate();
            for (int left = CHANGE_SETS - 1; left >= 0; left--) {
                bed.adapters().rollback(1);
                assertThat(bed.ask("SELECT COUNT(*) FROM DATABASECHANGELOG")).isEqualTo(Integer.toString(left));
            }
            assertThat(tables(bed)).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void secondMigrationChangesNothing(MysqlSettings settings) {
        try (var bed = TestBed.of(settings)) {
            bed.adapters().migrate();
            var task = aTextTaskFor(2);
            bed.adapters().massTasks().accept(task);
            bed.adapters().migrate();
            assertThat(bed.adapters().massTasks().find(task.submission().bizNo()))
                    .isPresent();
        }
    }

    @Test
    void nodesMayMigrateAtOnce() {
        var settings = TestBed.freshMysql();
        AtOnce.call(4, i -> {
            try (var adapters = MysqlAdapters.open(settings)) {
                adapters.migrate();
            }
            return i;
        });
        try (var bed = TestBed.of(settings)) {
            assertThat(tables(bed)).isEqualTo("17");
        }
    }

    @Test
    void databaseItselfIsMadeWhereTheAccountMay() {
        var settings = TestBed.on(
                TestDatabase.shared(), "made_" + UUID.randomUUID().toString().replace('-', '_'));
        try (var adapters = MysqlAdapters.open(settings)) {
            assertThatExceptionOfType(DependencyUnavailableException.class)
                    .isThrownBy(() -> adapters.probe().check());
            adapters.migrate();
            adapters.probe().check();
        }
    }

    @Test
    void accountThatMayNotMakeDatabasesMigratesItsOwn() {
        var server = TestDatabase.shared();
        String name = server.freshDatabase();
        server.execute("CREATE USER '" + name.substring(0, 30) + "'@'%' IDENTIFIED BY 'small'; GRANT ALL ON " + name
                + ".* TO '" + name.substring(0, 30) + "'@'%'");
        var settings = new MysqlSettings.Server(
                server.host(), server.port(), name.substring(0, 30), "small", name, "utf8mb4", 2);
        try (var adapters = MysqlAdapters.open(settings)) {
            adapters.migrate();
            adapters.probe().check();
        }
    }

    @Test
    void wrongPasswordIsToldWithoutIt() {
        var right = TestBed.freshMysql();
        var wrong = new MysqlSettings.Server(
                right.host(), right.port(), right.user(), "not-the-password", right.database(), "utf8mb4", 2);
        try (var adapters = MysqlAdapters.open(wrong)) {
            assertThatExceptionOfType(DependencyUnavailableException.class)
                    .isThrownBy(adapters::migrate)
                    .satisfies(failure -> assertThat(stackTraceOf(failure)).doesNotContain("not-the-password"));
            assertThatExceptionOfType(DependencyUnavailableException.class)
                    .isThrownBy(() -> adapters.massTasks().endFinished())
                    .satisfies(failure -> assertThat(stackTraceOf(failure)).doesNotContain("not-the-password"));
        }
    }

    private static String stackTraceOf(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void tablesOfAnOlderInstallationAreTakenOver() {
        var settings = TestBed.freshMysql();
        try (var bed = TestBed.of(settings)) {
            bed.execute("""
                    CREATE TABLE mass_task (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY, biz_no varchar(64) NOT NULL,
                      agent_id int NOT NULL, msg_type varchar(32) NOT NULL, payload json, target json,
                      status tinyint NOT NULL DEFAULT 0, created_at timestamp DEFAULT CURRENT_TIMESTAMP,
                      updated_at timestamp DEFAULT CURRENT_TIMESTAMP, UNIQUE KEY uk_biz_no (biz_no))
                      ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
                    """);
            bed.execute("""
                    CREATE TABLE idempotency_key (id bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
                      idem_key varchar(191) NOT NULL, created_at timestamp DEFAULT CURRENT_TIMESTAMP,
                      UNIQUE KEY uk_idem_key (idem_key)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
                    """);
            bed.execute("INSERT INTO mass_task (biz_no, agent_id, msg_type, payload, target, status)"
                    + " VALUES ('older', 1000002, 'text', '{}', '{}', 4)");
            bed.execute("INSERT INTO idempotency_key (idem_key) VALUES ('older')");
            bed.adapters().migrate();
            assertThat(bed.adapters().massTasks().list(PageRequest.first(10)).items())
                    .singleElement()
                    .satisfies(task -> assertThat(task.status()).isEqualTo(TaskStatus.DONE));
            assertThat(bed.adapters().massTasks().accept(aTextTaskFor(2))).isInstanceOf(Acceptance.Accepted.class);
            var marks = bed.adapters().idempotencyStore();
            assertThat(marks.markOnce(new IdempotencyKey("older"), Duration.ofHours(1)))
                    .isFalse();
        }
    }

    @Test
    void atLeastOneStepGoesBack() {
        try (var bed = TestBed.h2()) {
            assertThatIllegalArgumentException().isThrownBy(() -> bed.adapters().rollback(0));
        }
    }
}
