package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.testkit.contract.RecallQueueContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On a real server. */
class MysqlRecallQueueTest extends RecallQueueContract {
    private static final TestBed BED = TestBed.mysql();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected RecallQueue recalling() {
        return BED.adapters().recallQueue();
    }

    @Override
    protected Recalls recalls() {
        return BED.adapters().recalls();
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

    @Override
    protected GrayWatch watch() {
        return BED.adapters().grayWatch();
    }

    @Override
    protected TaskLog log() {
        return BED.adapters().taskLog();
    }

    @Override
    protected void age(TaskId task, Duration by) {
        long ms = by.toMillis();
        BED.execute("UPDATE mass_batch SET ended_ms = ended_ms - ? WHERE task_id = ?", ms, task.value());
        BED.execute("UPDATE mass_recall_batch SET sent_ms = sent_ms - ? WHERE task_id = ?", ms, task.value());
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
