package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.resend.ResendQueue;
import io.wecomops.domain.resend.Resends;
import io.wecomops.testkit.contract.ResendQueueContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On a real server. */
class MysqlResendQueueTest extends ResendQueueContract {
    private static final TestBed BED = TestBed.mysql();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected ResendQueue sealing() {
        return BED.adapters().resendQueue();
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
    protected TaskControl control() {
        return BED.adapters().taskControl();
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
