package io.wecomops.adapters.mysql.upload;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import java.util.Optional;

/** A task whose row is locked until the transaction ends. */
record LockedTask(TaskStatus status, TaskStage stage) {
    static Optional<LockedTask> of(DbExecute tx, long task) {
        return Row.all(
                        tx,
                        row -> new LockedTask(TaskStatus.of(row.integer("status")), TaskStage.of(row.integer("stage"))),
                        AwaitedTaskSql.LOCK,
                        task)
                .stream()
                .findFirst();
    }

    boolean isReceiving() {
        return status == TaskStatus.PENDING && stage == TaskStage.RECEIVING;
    }
}
