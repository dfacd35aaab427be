package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.domain.resend.Resends;
import io.wecomops.testkit.contract.ResendsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On H2 in MySQL mode. */
class H2ResendsTest extends ResendsContract {
    private static final TestBed BED = TestBed.h2();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected Resends resends() {
        return BED.adapters().resends();
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
    protected Recalls recalls() {
        return BED.adapters().recalls();
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
