package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.testkit.contract.TaskIndexContract;
import org.junit.jupiter.api.AfterAll;

/** On a real server. */
class MysqlTaskIndexTest extends TaskIndexContract {
    private static final TestBed BED = TestBed.mysql();

    @Override
    protected TaskIndex index() {
        return BED.adapters().taskIndex();
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
