package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.testkit.contract.RecipientHistoryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On H2 in MySQL mode. */
class H2RecipientHistoryTest extends RecipientHistoryContract {
    private static final TestBed BED = TestBed.h2();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected RecipientHistory history() {
        return BED.adapters().recipientHistory();
    }

    @Override
    protected MassTasks tasks() {
        return BED.adapters().massTasks();
    }

    @Override
    protected BatchQueue queue() {
        return BED.adapters().batchQueue();
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
