package io.wecomops.adapters.mysql.upload;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import java.util.Optional;

/** A task whose row is locked until the transaction ends: so a command on it comes before all of that, or after. */
record LockedTask(TaskStatus status, TaskStage stage, boolean cancelling, long sendAtMs) {
    static Optional<LockedTask> of(DbExecute tx, long task) {
        return Row.all(tx, LockedTask::of, AwaitedTaskSql.LOCK, task).stream().findFirst();
    }

    private static LockedTask of(Row row) {
        return new LockedTask(
                TaskStatus.of(row.integer("status")),
                TaskStage.of(row.integer("stage")),
                row.integer("cancelling") == 1,
                row.numberIfAny("send_at_ms").orElse(0));
    }

    /** Whether it has neither ended nor been cancelled; a paused one is still wanted. */
    boolean isWanted() {
        return !status.hasEnded() && !cancelling;
    }

    boolean isReceiving() {
        return isWanted() && stage == TaskStage.RECEIVING;
    }

    boolean isBeingSealed() {
        return isWanted() && stage == TaskStage.SEALING;
    }
}
