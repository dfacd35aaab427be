package io.wecomops.adapters.mysql.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.testkit.AtOnce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An embedded database whose disk is full closes itself; it opens again by itself once there is space. */
@Timeout(120)
class FullDiskTest {
    @TempDir
    Path folder;

    private Database database;
    private final AtomicInteger keys = new AtomicInteger();

    @BeforeEach
    void open() {
        FillingDisk.register();
        String url = Address.file(folder.resolve("full")).url().replace("jdbc:h2:async:", "jdbc:h2:filling:async:");
        database = Database.open(new Address(url, "sa", "", new Properties()), 5);
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            database.change("test", "CREATE TABLE IF NOT EXISTS kept (id int PRIMARY KEY)");
            insert();
            return true;
        });
    }

    @AfterEach
    void close() {
        FillingDisk.full(false);
        database.close();
    }

    @Test
    void opensAgainByItselfOnceThereIsSpaceAndHasKeptWhatWasCommitted() {
        FillingDisk.full(true);
        var failure = catchThrowableOfType(DependencyUnavailableException.class, this::insert);
        assertThat(failure.rootCause()).contains("No space left on device");
        assertThat(catchThrowableOfType(DependencyUnavailableException.class, this::insert))
                .as("while it is full")
                .isNotNull();
        FillingDisk.full(false);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            insert();
            return true;
        });
        database.ping("asking", Duration.ofSeconds(1));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void opensAgainUnderTheEyesOfManyCallers() {
        FillingDisk.full(true);
        AtOnce.call(32, _ -> catchThrowableOfType(DependencyUnavailableException.class, this::insert) != null);
        FillingDisk.full(false);
        AtOnce.call(32, _ -> {
            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                insert();
                return true;
            });
            return true;
        });
        assertThat(count()).isEqualTo(33);
    }

    private void insert() {
        database.change("inserting", "INSERT INTO kept (id) VALUES (?)", keys.incrementAndGet());
    }

    private int count() {
        return database.read("counting", row -> row.integer("n"), "SELECT COUNT(*) AS n FROM kept")
                .getFirst();
    }
}
