package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.contract.SealQueueContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On H2 in MySQL mode. */
class H2SealQueueTest extends SealQueueContract {
    private static final TestBed BED = TestBed.h2();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected SealQueue sealing() {
        return BED.adapters().sealQueue();
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
    protected BatchQueue queue() {
        return BED.adapters().batchQueue();
    }

    @Override
    protected RecipientLedger ledger() {
        return BED.adapters().recipientLedger();
    }

    @Override
    protected void setStatus(TaskId task, TaskStatus status) {
        BED.execute("UPDATE mass_task SET status = ? WHERE id = ?", status.number(), task.value());
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
