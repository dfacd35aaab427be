package io.wecomops.adapters.mysql.upload;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.connection.SqlFailure;
import io.wecomops.adapters.mysql.masstask.GrayJson;
import io.wecomops.adapters.mysql.masstask.MysqlMassTasks;
import io.wecomops.adapters.mysql.masstask.MysqlTaskLog;
import io.wecomops.adapters.mysql.masstask.TaskJson;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.TaskEvent.Level;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageType;
import io.wecomops.domain.upload.AwaitedTask;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.SealRequest;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A task that waits is a row of {@code mass_task} in a stage of its own, with one of {@code mass_audience} beside it. */
public final class MysqlAwaitedTasks implements AwaitedTasks {
    private final Database database;

    public MysqlAwaitedTasks(Database database) {
        this.database = database;
    }

    @Override
    public Acceptance open(AwaitedTask task) {
        return database.effect("opening a mass task", tx -> {
            Optional<MassTask> existing =
                    MysqlMassTasks.find(tx, task.submission().bizNo());
            if (existing.isEmpty() && insert(tx, task)) {
                return new Acceptance.Accepted(
                        MysqlMassTasks.find(tx, task.submission().bizNo()).orElseThrow());
            }
            return new Acceptance.Existing(
                    existing.or(() -> MysqlMassTasks.find(tx, task.submission().bizNo()))
                            .orElseThrow());
        });
    }

    private static boolean insert(DbExecute tx, AwaitedTask task) {
        var asked = task.submission();
        try {
            tx.insert(
                    AwaitedTaskSql.INSERT,
                    asked.bizNo().value(),
                    asked.agentId().value(),
                    asked.message().type().code(),
                    TaskJson.payload(asked.message()),
                    TaskJson.upload(),
                    task.fingerprint().hex(),
                    asked.delivery().code(),
                    task.traceId().value(),
                    asked.schedule().sendAt().map(Instant::toEpochMilli).orElse(null),
                    asked.schedule().gray().map(GrayJson::text).orElse(null));
        } catch (DbClientException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return false;
            }
            throw failure;
        }
        long id = MysqlMassTasks.idOf(tx, task.submission().bizNo());
        tx.insert(MassAudienceSql.INSERT, id);
        MysqlTaskLog.append(tx, id, Level.INFO, "opened: waits for its recipients");
        return true;
    }

    @Override
    public Optional<Message> message(TaskId task) {
        return database
                .read(
                        "reading the message of a mass task",
                        MysqlAwaitedTasks::message,
                        AwaitedTaskSql.MESSAGE,
                        task.value())
                .stream()
                .findFirst();
    }

    static Message message(Row row) {
        return TaskJson.message(MessageType.of(row.text("msg_type")).orElseThrow(), row.longText("payload"));
    }

    @Override
    public SealRequest seal(TaskId task) {
        return database.transaction("asking for a mass task to be sealed", tx -> seal(tx, task.value()));
    }

    private static SealRequest seal(DbExecute tx, long task) {
        Optional<LockedTask> locked = LockedTask.of(tx, task);
        boolean awaited = !Row.all(tx, row -> row.number("task_id"), MassAudienceSql.EXISTS, task)
                .isEmpty();
        if (locked.isEmpty() || !awaited) {
            return new SealRequest.NotAwaited();
        }
        if (locked.get().stage() != TaskStage.RECEIVING) {
            return new SealRequest.Already();
        }
        List<Upload> uploads =
                UploadRow.all(tx, task).stream().map(UploadRow::upload).toList();
        List<Upload> unfinished =
                uploads.stream().filter(upload -> upload.state().isUnfinished()).toList();
        if (!unfinished.isEmpty()) {
            return new SealRequest.Unfinished(unfinished);
        }
        List<Upload> complete = uploads.stream()
                .filter(upload -> upload.state() == UploadState.COMPLETE)
                .toList();
        long people = complete.stream().mapToLong(Upload::people).sum();
        if (people == 0) {
            return new SealRequest.Nobody();
        }
        if (tx.update(AwaitedTaskSql.SEAL, task) == 0) {
            return new SealRequest.NotAwaited();
        }
        MysqlTaskLog.append(
                tx, task, Level.INFO, "sealing: " + people + " lines of " + complete.size() + " uploads name somebody");
        return new SealRequest.Begun();
    }

    @Override
    public int clear(int most) {
        return Math.toIntExact(database.transaction("clearing uploaded lines", tx -> {
            Optional<Long> task = Row.all(tx, row -> row.number("task_id"), MassAudienceSql.TO_CLEAR).stream()
                    .findFirst();
            long deleted =
                    task.map(id -> tx.delete(MassUploadSql.CLEAR, id, most)).orElse(0L);
            if (task.isPresent() && deleted < most) {
                tx.update(MassAudienceSql.CLEARED, task.get());
            }
            return deleted;
        }));
    }
}
