package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.testkit.contract.RecallsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On H2 in MySQL mode. */
class H2RecallsTest extends RecallsContract {
    private static final TestBed BED = TestBed.h2();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected Recalls recalls() {
        return BED.adapters().recalls();
    }

    @Override
    protected RecallQueue recalling() {
        return BED.adapters().recallQueue();
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
    protected TaskControl control() {
        return BED.adapters().taskControl();
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
