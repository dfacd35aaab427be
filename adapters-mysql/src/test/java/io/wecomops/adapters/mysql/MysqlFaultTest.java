package io.wecomops.adapters.mysql;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.testservers.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server goes away, comes back, and holds its breath. */
@Timeout(180)
class MysqlFaultTest {
    private static TestDatabase server;
    private static MysqlAdapters adapters;

    @BeforeAll
    static void start() {
        server = TestDatabase.start();
        adapters = MysqlAdapters.open(TestBed.on(server, server.freshDatabase()));
        adapters.migrate();
    }

    @AfterAll
    static void stop() {
        adapters.close();
        server.close();
    }

    private static void isToldWithin(Duration limit, ThrowingCallable call) {
        long begin = System.nanoTime();
        assertThatExceptionOfType(DependencyUnavailableException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.dependency()).isEqualTo("database"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit);
    }

    @Test
    void serverThatDiesIsToldQuicklyAndFoundAgainWithAllItHad() {
        var task = aTextTaskFor(20, 10);
        adapters.massTasks().accept(task);
        var claimed = adapters.batchQueue().claim(NODE, 2, LONG_LEASE, Set.of());
        assertThat(adapters.batchQueue().startSending(claimed.getFirst())).isTrue();
        server.kill();
        isToldWithin(Duration.ofSeconds(5), () -> adapters.probe().check());
        isToldWithin(Duration.ofSeconds(5), () -> adapters.massTasks().accept(aTextTaskFor(1)));
        isToldWithin(Duration.ofSeconds(5), () -> adapters.batchQueue().claim(NODE, 1, LONG_LEASE, Set.of()));
        server.restart();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> adapters.probe().check());
        assertThat(adapters.massTasks()
                        .find(task.submission().bizNo())
                        .orElseThrow()
                        .progress()
                        .left())
                .isEqualTo(20);
        for (var batch : claimed) {
            assertThat(adapters.batchQueue().record(batch, new BatchResult.Sent("id", List.of())))
                    .isTrue();
        }
        assertThat(adapters.massTasks().endFinished()).hasSize(1);
    }

    @Test
    void serverThatHoldsItsBreathIsToldByTheProbeWithinItsLimit() {
        adapters.probe().check();
        server.suspend();
        try {
            isToldWithin(Duration.ofSeconds(5), () -> adapters.probe().check());
            isToldWithin(Duration.ofSeconds(5), () -> adapters.probe().check());
        } finally {
            server.resume();
        }
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> adapters.probe().check());
    }

    @Test
    void adaptersOpenWhileTheServerIsAway() {
        var nowhere = new MysqlSettings.Server("127.0.0.1", 1, "nobody", "", "nothing", "utf8mb4", 3);
        try (var early = MysqlAdapters.open(nowhere)) {
            isToldWithin(Duration.ofSeconds(4), () -> early.probe().check());
            isToldWithin(Duration.ofSeconds(4), () -> early.massTasks().endFinished());
            isToldWithin(Duration.ofSeconds(4), early::migrate);
        }
    }
}
