package io.wecomops.adapters.mysql;

import static io.wecomops.testkit.fixture.MassTasksFixture.LONG_LEASE;
import static io.wecomops.testkit.fixture.MassTasksFixture.NODE;
import static io.wecomops.testkit.fixture.MassTasksFixture.aTextTaskFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database in its file: kept over a close, a kill and an interruption. */
@Timeout(120)
class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    private MysqlSettings file() {
        return MysqlSettings.embedded(folder.resolve("数据 and spaces").resolve("wecom-ops"));
    }

    @Test
    void whatWasAcceptedIsThereAfterAClose() {
        var task = aTextTaskFor(20, 10);
        try (var adapters = MysqlAdapters.open(file())) {
            adapters.migrate();
            adapters.massTasks().accept(task);
        }
        try (var adapters = MysqlAdapters.open(file())) {
            adapters.migrate();
            assertThat(adapters.massTasks()
                            .find(task.submission().bizNo())
                            .orElseThrow()
                            .progress())
                    .isEqualTo(new Progress(20, 0, 0, 0, 0, 20));
            assertThat(adapters.batchQueue().claim(NODE, 10, LONG_LEASE, Set.of()))
                    .hasSize(2);
        }
    }

    /** Each accepted task and each record that returned must outlive the process that was halted right afterwards. */
    @Test
    void whatReturnedBeforeAKillIsThereAfterIt() throws Exception {
        for (int round = 0; round < 3; round++) {
            var number = new BizNo("killed-" + round);
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var process = new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            AcceptThenHalt.class.getName(),
                            folder.resolve("killed").toString(),
                            number.value())
                    .inheritIO()
                    .start();
            assertThat(process.waitFor()).isEqualTo(AcceptThenHalt.HALTED);
            try (var adapters = MysqlAdapters.open(MysqlSettings.embedded(folder.resolve("killed")))) {
                assertThat(adapters.massTasks().find(number).orElseThrow().progress())
                        .isEqualTo(new Progress(30, 10, 0, 0, 0, 20));
            }
        }
    }

    @Test
    void oneProcessAtATime() throws IOException, InterruptedException {
        try (var adapters = MysqlAdapters.open(MysqlSettings.embedded(folder.resolve("shared")))) {
            adapters.migrate();
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var other = new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            AcceptThenHalt.class.getName(),
                            folder.resolve("shared").toString(),
                            "other")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(other.waitFor()).isEqualTo(1);
            adapters.probe().check();
        }
    }

    @Test
    void interruptedCallerDoesNotCloseTheDatabaseForOthers() throws InterruptedException {
        try (var adapters = MysqlAdapters.open(file())) {
            adapters.migrate();
            var accepted = new AtomicInteger();
            for (int i = 0; i < 40; i++) {
                var begun = new CountDownLatch(1);
                var thread = Thread.ofVirtual().start(() -> {
                    begun.countDown();
                    try {
                        adapters.massTasks().accept(aTextTaskFor(2_000, 100));
                        accepted.incrementAndGet();
                    } catch (DependencyUnavailableException interrupted) {
                        // told as such; whether it is stored is not known
                    }
                });
                begun.await();
                thread.interrupt();
                thread.join();
            }
            adapters.massTasks().accept(aTextTaskFor(10));
            adapters.probe().check();
        }
    }

    @Test
    void folderThatCannotBeWrittenIsTold() {
        try (var adapters = MysqlAdapters.open(MysqlSettings.embedded(Path.of("/proc/nowhere/wecom-ops")))) {
            assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(adapters::migrate);
        }
    }
}
