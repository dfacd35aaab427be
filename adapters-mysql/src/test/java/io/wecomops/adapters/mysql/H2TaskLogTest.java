package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.testkit.contract.TaskLogContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On H2 in MySQL mode. */
class H2TaskLogTest extends TaskLogContract {
    private static final TestBed BED = TestBed.h2();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected TaskLog log() {
        return BED.adapters().taskLog();
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
