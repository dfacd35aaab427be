package io.wecomops.adapters.metrics;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.UploadsContract;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** In front of those in a database in memory. */
class CountedUploadsTest extends UploadsContract {
    private static MysqlAdapters database;

    @BeforeAll
    static void open() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("counted-" + UUID.randomUUID()));
        database.migrate();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    protected Uploads uploads() {
        return new MetricsAdapters("1.2.3", new ManualTime()).counted(database.uploads());
    }

    @Override
    protected AwaitedTasks awaited() {
        return database.awaitedTasks();
    }

    @Override
    protected MassTasks tasks() {
        return database.massTasks();
    }
}
