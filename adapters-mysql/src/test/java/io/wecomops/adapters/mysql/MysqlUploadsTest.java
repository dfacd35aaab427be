package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.contract.UploadsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On a real server. */
class MysqlUploadsTest extends UploadsContract {
    private static final TestBed BED = TestBed.mysql();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected Uploads uploads() {
        return BED.adapters().uploads();
    }

    @Override
    protected AwaitedTasks awaited() {
        return BED.adapters().awaitedTasks();
    }

    @Override
    protected MassTasks tasks() {
        return BED.adapters().massTasks();
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
