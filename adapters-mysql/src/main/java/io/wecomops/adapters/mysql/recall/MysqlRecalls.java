package io.wecomops.adapters.mysql.recall;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.masstask.MysqlMassTasks;
import io.wecomops.adapters.mysql.masstask.MysqlTaskLog;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.TaskEvent.Level;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.recall.Recall;
import io.wecomops.domain.recall.RecallMark;
import io.wecomops.domain.recall.RecallRequest;
import io.wecomops.domain.recall.RecallState;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.domain.trace.TraceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recalls in {@code mass_recall}; whoever asks locks the task's row, so that of two at once one comes after the other. */
public final class MysqlRecalls implements Recalls {
    private final Database database;

    public MysqlRecalls(Database database) {
        this.database = database;
    }

    @Override
    public Optional<RecallRequest> ask(BizNo bizNo, TraceId traceId) {
        return database.transaction(
                "asking for a recall",
                tx -> Row.all(tx, LockedTask::of, MassRecallSql.LOCK_TASK, bizNo.value()).stream()
                        .findFirst()
                        .map(locked -> ask(tx, bizNo, locked, traceId)));
    }

    private static RecallRequest ask(DbExecute tx, BizNo bizNo, LockedTask locked, TraceId traceId) {
        MassTask task = MysqlMassTasks.find(tx, bizNo).orElseThrow();
        if (isAsked(tx, locked.id())) {
            return new RecallRequest.Already(task);
        }
        if (task.stage() == TaskStage.ARCHIVED
                || (locked.status().hasEnded() && isEmpty(tx, MassRecallSql.ANY_SENT, "batch_no", locked.id()))) {
            return new RecallRequest.NothingSent(task);
        }
        tx.insert(
                MassRecallSql.INSERT,
                locked.id(),
                traceId.value(),
                locked.status().hasEnded() ? 1 : 0);
        MysqlTaskLog.append(tx, locked.id(), Level.WARN, "recall asked for: what was sent is taken back");
        return new RecallRequest.Begun(task);
    }

    /** Whether the task is recalled, or was, within a transaction. */
    public static boolean isAsked(DbExecute tx, long task) {
        return !isEmpty(tx, MassRecallSql.EXISTS, "task_id", task);
    }

    private static boolean isEmpty(DbExecute tx, String sql, String column, long task) {
        return Row.all(tx, row -> row.number(column), sql, task).isEmpty();
    }

    @Override
    public Optional<Recall> find(TaskId task) {
        return database.transaction("reading a recall", tx -> RecallSums.of(tx, task.value()));
    }

    @Override
    public Optional<Map<Integer, RecallMark>> marks(BizNo bizNo, Set<Integer> batches) {
        return database.transaction(
                "reading what was recalled",
                tx -> Row.all(tx, row -> row.number("task_id"), MassRecallSql.OF, bizNo.value()).stream()
                        .findFirst()
                        .map(task -> batches.isEmpty() ? Map.of() : marks(tx, task, batches)));
    }

    private static Map<Integer, RecallMark> marks(DbExecute tx, long task, Set<Integer> batches) {
        return Row.all(
                        tx,
                        Marked::of,
                        MassRecallBatchSql.MARKS.formatted(Placeholders.list(batches.size())),
                        Stream.concat(Stream.of(task), batches.stream()).toArray())
                .stream()
                .collect(Collectors.toMap(Marked::batch, Marked::mark));
    }

    private record LockedTask(long id, TaskStatus status) {
        static LockedTask of(Row row) {
            return new LockedTask(row.number("id"), TaskStatus.of(row.integer("status")));
        }
    }

    private record Marked(int batch, RecallMark mark) {
        static Marked of(Row row) {
            return new Marked(
                    row.integer("batch_no"),
                    new RecallMark(
                            RecallState.of(row.integer("state")),
                            row.textIfAny("reason").map(Reason::new)));
        }
    }
}
