package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.testkit.contract.GrayWatchContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On a real server. */
class MysqlGrayWatchTest extends GrayWatchContract {
    private static final TestBed BED = TestBed.mysql();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected MassTasks tasks() {
        return BED.adapters().massTasks();
    }

    @Override
    protected BatchQueue queue() {
        return BED.adapters().batchQueue();
    }

    @Override
    protected GrayWatch watch() {
        return BED.adapters().grayWatch();
    }

    @Override
    protected TaskControl control() {
        return BED.adapters().taskControl();
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
