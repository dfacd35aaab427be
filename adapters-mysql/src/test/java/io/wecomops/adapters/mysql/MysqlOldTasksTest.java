package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.OldTasks;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Uploads;
import io.wecomops.testkit.contract.OldTasksContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On a real server. */
class MysqlOldTasksTest extends OldTasksContract {
    private static final TestBed BED = TestBed.mysql();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected OldTasks old() {
        return BED.adapters().oldTasks();
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
    protected RecipientLedger ledger() {
        return BED.adapters().recipientLedger();
    }

    @Override
    protected TaskControl control() {
        return BED.adapters().taskControl();
    }

    @Override
    protected TaskLog log() {
        return BED.adapters().taskLog();
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
    protected void age(TaskId task, Duration age) {
        BED.age(task.value(), age);
    }

    @Override
    protected long rows() {
        return BED.rowsOf(
                "mass_batch",
                "mass_request",
                "mass_recipient",
                "mass_audience",
                "mass_upload",
                "mass_upload_line",
                "mass_recall",
                "mass_recall_batch");
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
