package io.wecomops.adapters.mysql.upload;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.masstask.GrayJson;
import io.wecomops.adapters.mysql.masstask.MysqlTaskLog;
import io.wecomops.adapters.mysql.masstask.SealedRows;
import io.wecomops.adapters.mysql.masstask.TaskJson;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.TaskEvent.Level;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.domain.upload.Place;
import io.wecomops.domain.upload.SealCursor;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.SealWork;
import io.wecomops.domain.upload.UploadedLine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who seals, and how far that has come, in {@code mass_audience}. */
public final class MysqlSealQueue implements SealQueue {
    private final Database database;

    public MysqlSealQueue(Database database) {
        this.database = database;
    }

    @Override
    public Optional<SealWork> claim(NodeId owner, Duration lease) {
        if (lease.toMillis() < 1) {
            throw new IllegalArgumentException("a claim is for at least one millisecond");
        }
        return database.transaction("claiming a task to seal", tx -> claim(tx, owner, lease));
    }

    private static Optional<SealWork> claim(DbExecute tx, NodeId owner, Duration lease) {
        for (long task : Row.all(tx, row -> row.number("task_id"), MassAudienceSql.TO_SEAL)) {
            if (tx.update(MassAudienceSql.CLAIM, owner.value(), lease.toMillis(), task) == 1) {
                return Row.all(tx, row -> work(row, lease), MassAudienceSql.READ_CLAIMED, task).stream()
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static SealWork work(Row row, Duration lease) {
        var bizNo = new BizNo(row.text("biz_no"));
        var cursor = new SealCursor(
                row.textIfAny("last_userid").map(UserId::new).map(user -> Place.of(bizNo, user)),
                row.integer("batches"),
                row.number("people"),
                row.number("people_sum"),
                row.number("line_count"),
                row.number("line_sum"));
        return new SealWork(
                new TaskId(row.number("id")),
                bizNo,
                new AgentId(row.integer("agent_id")),
                MysqlAwaitedTasks.message(row),
                new TraceId(row.text("trace_id")),
                row.textIfAny("gray").map(GrayJson::plan),
                row.number("uploaded"),
                row.number("uploaded_sum"),
                cursor,
                lease,
                row.number("fence"));
    }

    @Override
    public List<UploadedLine> read(SealWork work, int from, int to) {
        return database.read(
                "reading uploaded lines",
                row -> line(work.bizNo(), row),
                MassUploadSql.READ_LINES,
                work.task().value(),
                from,
                to);
    }

    private static UploadedLine line(BizNo bizNo, Row row) {
        return new UploadedLine(
                row.integer("line_no"),
                Place.of(bizNo, new UserId(row.text("userid"))),
                row.textIfAny("variables").map(TaskJson::variables).orElse(Map.of()));
    }

    @Override
    public boolean write(SealWork work, List<SealedBatch> batches, SealCursor next) {
        return database.transaction("storing sealed batches", tx -> {
            Optional<LockedTask> task = LockedTask.of(tx, work.task().value()).filter(LockedTask::isBeingSealed);
            if (task.isEmpty()) {
                return false;
            }
            long found = tx.update(
                    MassAudienceSql.STEP,
                    work.lease().toMillis(),
                    next.last().map(place -> place.user().value()).orElse(null),
                    next.batches(),
                    next.people(),
                    next.peopleSum(),
                    next.lines(),
                    next.linesSum(),
                    work.task().value(),
                    work.fence());
            if (found == 1) {
                long people = batches.stream()
                        .mapToLong(batch -> batch.users().size())
                        .sum();
                SealedRows.insert(tx, work.task().value(), task.get().sendAtMs(), next.people() - people, batches);
            }
            return found == 1;
        });
    }

    @Override
    public boolean finish(SealWork work, boolean agreed, String words) {
        return database.transaction("ending the sealing of a mass task", tx -> {
            long task = work.task().value();
            boolean found =
                    LockedTask.of(tx, task).filter(LockedTask::isBeingSealed).isPresent()
                            && tx.update(agreed ? AwaitedTaskSql.READY : AwaitedTaskSql.FAILED, task, work.fence())
                                    == 1;
            if (found) {
                MysqlTaskLog.append(tx, task, agreed ? Level.INFO : Level.ERROR, words);
            }
            return found;
        });
    }
}
