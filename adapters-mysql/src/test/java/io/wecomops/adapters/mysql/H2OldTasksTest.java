package io.wecomops.adapters.mysql;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On H2 in MySQL mode. */
class H2OldTasksTest extends OldTasksContract {
    private static final TestBed BED = TestBed.h2();

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

    @Test
    void whatIsBeingRecalledOrRetriedIsNotArchivedAndRecallsGoWithTheirTask() {
        long task =
                tasks().accept(MassTasksFixture.aTextTaskFor(3, 1)).task().id().value();
        long retry =
                tasks().accept(MassTasksFixture.aTextTaskFor(1)).task().id().value();
        BED.execute("UPDATE mass_task SET status = 4 WHERE id = ?", task);
        BED.execute("UPDATE mass_task SET stage = 2 WHERE id = ?", retry);
        BED.execute("INSERT INTO mass_recall (task_id, trace_id, asked_ms) VALUES (?, 't', 0)", task);
        BED.execute("INSERT INTO mass_recall_batch (task_id, batch_no, due_ms, sent_ms) VALUES (?, 2, 0, 0)", task);
        BED.execute(
                "INSERT INTO mass_resend (task_id, source_id, root_id, generation) VALUES (?, ?, ?, 1)",
                retry,
                task,
                task);
        BED.age(task, Duration.ofDays(1));
        assertThat(old().archive(Duration.ofHours(1), 10)).isZero();
        BED.execute("UPDATE mass_recall SET ended_ms = 1");
        assertThat(old().archive(Duration.ofHours(1), 10)).isZero();
        BED.execute("UPDATE mass_task SET stage = 0 WHERE id = ?", retry);
        assertThat(old().archive(Duration.ofHours(1), 10)).isEqualTo(1);
        while (old().purge(2) > 0) {
            assertThat(rows()).isPositive();
        }
        assertThat(rows()).as("of the retry: a batch, its request, one person").isEqualTo(3);
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
