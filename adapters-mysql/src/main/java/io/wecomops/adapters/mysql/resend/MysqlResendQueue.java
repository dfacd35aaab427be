package io.wecomops.adapters.mysql.resend;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.masstask.MysqlTaskLog;
import io.wecomops.adapters.mysql.masstask.SealedRows;
import io.wecomops.adapters.mysql.masstask.TaskJson;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.TaskEvent.Level;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.MessageType;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.resend.FailedPerson;
import io.wecomops.domain.resend.ResendCursor;
import io.wecomops.domain.resend.ResendQueue;
import io.wecomops.domain.resend.ResendWork;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who seals a retry, and how far that has come, in {@code mass_resend}. */
public final class MysqlResendQueue implements ResendQueue {
    private final Database database;

    public MysqlResendQueue(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ResendWork> claim(NodeId owner, Duration lease) {
        if (lease.toMillis() < 1) {
            throw new IllegalArgumentException("a claim is for at least one millisecond");
        }
        return database.transaction("claiming a retry", tx -> claim(tx, owner, lease));
    }

    private static Optional<ResendWork> claim(DbExecute tx, NodeId owner, Duration lease) {
        for (long task : Row.all(tx, row -> row.number("task_id"), MassResendSql.TO_SEAL)) {
            if (tx.update(MassResendSql.CLAIM, owner.value(), lease.toMillis(), task) == 1) {
                return Row.all(tx, row -> work(row, lease), MassResendSql.READ_CLAIMED, task).stream()
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private static ResendWork work(Row row, Duration lease) {
        return new ResendWork(
                new TaskId(row.number("id")),
                new BizNo(row.text("biz_no")),
                new AgentId(row.integer("agent_id")),
                TaskJson.message(MessageType.of(row.text("msg_type")).orElseThrow(), row.longText("payload")),
                new TraceId(row.text("trace_id")),
                new TaskId(row.number("source_id")),
                row.integer("generations"),
                new ResendCursor(row.number("last_position"), row.integer("batches"), row.number("people")),
                lease,
                row.number("fence"));
    }

    @Override
    public Page<FailedPerson> read(ResendWork work, PageRequest page) {
        boolean personal = MessageTemplate.of(work.message()).isPersonal();
        return database.transaction("reading who failed", tx -> {
            long task = work.task().value();
            long root = Row.all(tx, row -> row.number("root_id"), FailedPeopleSql.FAMILY_OF, task)
                    .getFirst();
            var people = new FailedPeople(work.source().value(), root, task);
            var found = people.page(tx, page.after(), page.limit());
            return new Page<>(
                    personal
                            ? people.withRequests(tx, found.items())
                            : found.items().stream()
                                    .map(FailedPeople.Found::person)
                                    .toList(),
                    found.next());
        });
    }

    @Override
    public boolean write(ResendWork work, List<SealedBatch> batches, ResendCursor next) {
        return database.transaction("storing the batches of a retry", tx -> {
            if (!isBeingSealed(tx, work)) {
                return false;
            }
            long found = tx.update(
                    MassResendSql.STEP,
                    work.lease().toMillis(),
                    next.position(),
                    next.batches(),
                    next.people(),
                    work.task().value(),
                    work.fence());
            if (found == 1) {
                long people = batches.stream()
                        .mapToLong(batch -> batch.users().size())
                        .sum();
                SealedRows.insert(tx, work.task().value(), 0, next.people() - people, batches);
            }
            return found == 1;
        });
    }

    @Override
    public boolean finish(ResendWork work, ResendCursor sealed) {
        return database.transaction("ending the sealing of a retry", tx -> {
            long task = work.task().value();
            if (!isBeingSealed(tx, work)) {
                return false;
            }
            long stored = Row.all(tx, row -> row.number("people"), FailedPeopleSql.COUNT, task)
                    .getFirst();
            boolean agreed = stored == sealed.people();
            if (tx.update(agreed ? MassResendSql.READY : MassResendSql.FAILED, task, work.fence()) == 0) {
                return false;
            }
            MysqlTaskLog.append(
                    tx,
                    task,
                    agreed ? Level.INFO : Level.ERROR,
                    agreed
                            ? "sealed: " + sealed.people() + " people in " + sealed.batches() + " batches"
                            : "sealing failed: " + stored + " people are stored instead of " + sealed.people()
                                    + "; nothing is sent");
            return true;
        });
    }

    private static boolean isBeingSealed(DbExecute tx, ResendWork work) {
        return !Row.all(
                        tx,
                        row -> row.number("id"),
                        MassResendSql.LOCK_SEALING,
                        work.task().value())
                .isEmpty();
    }
}
