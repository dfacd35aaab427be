package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.RecentTasks;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.testkit.contract.RecentTasksContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** On a real server. */
class MysqlRecentTasksTest extends RecentTasksContract {
    private static final TestBed BED = TestBed.mysql();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected RecentTasks recent() {
        return BED.adapters().recentTasks();
    }

    @Override
    protected MassTasks tasks() {
        return BED.adapters().massTasks();
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
