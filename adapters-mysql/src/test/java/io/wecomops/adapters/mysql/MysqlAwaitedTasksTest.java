package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.contract.AwaitedTasksContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On a real server. */
class MysqlAwaitedTasksTest extends AwaitedTasksContract {
    private static final TestBed BED = TestBed.mysql();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected AwaitedTasks awaited() {
        return BED.adapters().awaitedTasks();
    }

    @Override
    protected Uploads uploads() {
        return BED.adapters().uploads();
    }

    @Override
    protected MassTasks tasks() {
        return BED.adapters().massTasks();
    }

    @Override
    protected SealQueue sealing() {
        return BED.adapters().sealQueue();
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
