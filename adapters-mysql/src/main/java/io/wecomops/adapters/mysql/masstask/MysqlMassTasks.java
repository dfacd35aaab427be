package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.connection.SqlFailure;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mass tasks in {@code mass_task}; the unique {@code biz_no} decides who was first. */
public final class MysqlMassTasks implements MassTasks {
    private final Database database;

    public MysqlMassTasks(Database database) {
        this.database = database;
    }

    @Override
    public Acceptance accept(NewMassTask task) {
        var bizNo = task.submission().bizNo();
        return database.effect("accepting a mass task", tx -> {
            // looked for first: a number that is refused by the key has used up an id, and its JSON was sent for
            // nothing
            Optional<MassTask> existing = find(tx, bizNo);
            if (existing.isEmpty() && insert(tx, task)) {
                return new Acceptance.Accepted(find(tx, bizNo).orElseThrow());
            }
            return new Acceptance.Existing(existing.or(() -> find(tx, bizNo)).orElseThrow());
        });
    }

    private static boolean insert(DbExecute tx, NewMassTask task) {
        var asked = task.submission();
        try {
            tx.insert(
                    MassTaskSql.INSERT,
                    asked.bizNo().value(),
                    asked.agentId().value(),
                    asked.message().type().code(),
                    TaskJson.payload(asked.message()),
                    TaskJson.target(asked.audience()),
                    task.fingerprint().hex(),
                    asked.delivery().code(),
                    task.traceId().value(),
                    asked.schedule().sendAt().map(Instant::toEpochMilli).orElse(null),
                    asked.schedule().gray().map(GrayJson::text).orElse(null),
                    asked.kind().number());
        } catch (DbClientException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return false;
            }
            throw failure;
        }
        long id = idOf(tx, asked.bizNo());
        long notBefore = asked.schedule().sendAt().map(Instant::toEpochMilli).orElse(0L);
        SealedRows.insert(tx, id, notBefore, 0, task.batches());
        int doubles = asked.audience().doubles();
        MysqlTaskLog.append(
                tx,
                id,
                TaskEvent.Level.INFO,
                "accepted: " + task.people() + " people in " + task.batches().size() + " batches"
                        + (doubles == 0 ? "" : ", " + doubles + " doubles left out"));
        return true;
    }

    /** The id of a task that is there. */
    public static long idOf(DbExecute tx, BizNo bizNo) {
        return Row.all(tx, row -> row.number("id"), MassTaskSql.ID, bizNo.value())
                .getFirst();
    }

    @Override
    public Optional<MassTask> find(BizNo bizNo) {
        return database.transaction("reading a mass task", tx -> find(tx, bizNo));
    }

    /** A task within a transaction. */
    public static Optional<MassTask> find(DbExecute tx, BizNo bizNo) {
        var rows = Row.all(tx, TaskRow::of, MassTaskSql.FIND, bizNo.value());
        return TaskRow.tasks(tx, rows).stream().findFirst();
    }

    @Override
    public Page<MassTask> list(PageRequest page) {
        long before = page.after() == 0 ? Long.MAX_VALUE : page.after();
        var tasks = database.transaction("listing mass tasks", tx -> {
            var rows = Row.all(tx, TaskRow::of, MassTaskSql.LIST, before, page.limit() + 1);
            return TaskRow.tasks(tx, rows);
        });
        return Pages.of(tasks, page.limit(), task -> task.id().value(), task -> task);
    }

    @Override
    public List<MassTask> endFinished() {
        var attempt = "ending finished mass tasks";
        List<Long> finished =
                database.read(attempt, row -> row.number("id"), MassTaskSql.RUNNING_WITH_ALL_ENDED, MassBatchSql.NEVER);
        return finished.stream()
                .flatMap(id -> database.transaction(attempt, tx -> end(tx, id)).stream())
                .toList();
    }

    /** The task, if this call ended it. */
    private static Optional<MassTask> end(DbExecute tx, long id) {
        return read(tx, id)
                .filter(task -> task.progress().left() == 0)
                .filter(task -> tx.update(MassTaskSql.END, endOf(task).number(), id) == 1)
                .flatMap(_ -> read(tx, id));
    }

    /** A task that is not ready ends only by being cancelled. */
    private static TaskStatus endOf(MassTask task) {
        return task.stage() == TaskStage.READY ? TaskStatus.endOf(task.progress()) : TaskStatus.CANCELLED;
    }

    static Optional<MassTask> read(DbExecute tx, long id) {
        var rows = Row.all(tx, TaskRow::of, MassTaskSql.FIND_BY_ID, id);
        return TaskRow.tasks(tx, rows).stream().findFirst();
    }

    /** The same where its progress is known. */
    static Optional<MassTask> read(DbExecute tx, long id, Progress progress) {
        return Row.all(tx, TaskRow::of, MassTaskSql.FIND_BY_ID, id).stream()
                .map(row -> row.task(progress))
                .findFirst();
    }
}
