package io.wecomops.adapters.mysql.resend;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.connection.SqlFailure;
import io.wecomops.adapters.mysql.masstask.MysqlMassTasks;
import io.wecomops.adapters.mysql.masstask.MysqlTaskLog;
import io.wecomops.adapters.mysql.recall.MysqlRecalls;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.TaskEvent.Level;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.resend.Kin;
import io.wecomops.domain.resend.NewResend;
import io.wecomops.domain.resend.Opening;
import io.wecomops.domain.resend.Resends;
import java.util.Optional;

/** A retry is a row of {@code mass_task} that is being sealed, with one of {@code mass_resend} beside it. */
public final class MysqlResends implements Resends {
    private final Database database;

    public MysqlResends(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Opening> open(NewResend asked) {
        return database.effect(
                "opening a retry",
                tx -> Row.all(tx, Source::of, MassResendSql.ROOT_OF, asked.of().value()).stream()
                        .findFirst()
                        .map(source -> open(tx, asked, source)));
    }

    private static Opening open(DbExecute tx, NewResend asked, Source source) {
        Row.all(tx, row -> row.number("id"), MassResendSql.LOCK, source.root());
        Row.all(tx, row -> row.number("id"), MassResendSql.LOCK, source.id()); // it is not archived meanwhile
        Optional<Opening> known = asked.name().flatMap(name -> known(tx, name, source));
        return known.or(() -> obstacle(tx, asked, source)).orElseGet(() -> insert(tx, asked, source));
    }

    /** What has the number that is asked for. */
    private static Optional<Opening> known(DbExecute tx, BizNo name, Source source) {
        return MysqlMassTasks.find(tx, name)
                .map(task -> Row.all(tx, row -> row.number("source_id"), MassResendSql.SOURCE_OF, name.value())
                                .contains(source.id())
                        ? new Opening.Existing(task)
                        : new Opening.Taken(task));
    }

    private static Optional<Opening> obstacle(DbExecute tx, NewResend asked, Source source) {
        MassTask task = MysqlMassTasks.find(tx, asked.of()).orElseThrow();
        if (!task.status().hasEnded()) {
            return Optional.of(new Opening.Refused("the task has not ended"));
        }
        if (!Row.all(tx, row -> row.number("id"), MassResendSql.ARCHIVED, source.root(), source.root())
                .isEmpty()) {
            return Optional.of(
                    new Opening.Refused(
                            "the task, or one that it is a retry of or was retried by, is archived: its people have been deleted"));
        }
        if (MysqlRecalls.isAsked(tx, source.id())) {
            return Optional.of(new Opening.Refused("the task was recalled: nothing more of it goes out"));
        }
        for (var other : Row.all(tx, UnderWay::of, MassResendSql.UNDER_WAY, source.root(), source.id())) {
            MassTask running = MysqlMassTasks.find(tx, other.bizNo()).orElseThrow();
            return Optional.of(
                    asked.name().isEmpty() && other.source() == source.id()
                            ? new Opening.Existing(running)
                            : new Opening.UnderWay(running));
        }
        if (task.progress().failed() == 0) {
            return Optional.of(new Opening.Refused("nobody failed"
                    + (task.progress().unknown() == 0
                            ? ""
                            : "; those who are unknown may have got it: resolve-unknown first")));
        }
        return new FailedPeople(source.id(), source.root(), 0).isEmpty(tx)
                ? Optional.of(new Opening.Refused("its retries have reached, or may have reached, all who failed"))
                : Optional.empty();
    }

    private static Opening insert(DbExecute tx, NewResend asked, Source source) {
        Family family = Row.all(tx, Family::of, MassResendSql.FAMILY, source.id(), source.root())
                .getFirst();
        BizNo name = asked.name().orElseGet(() -> freeName(tx, asked, family.ofThis() + 1));
        CarriedOver same = Row.all(tx, CarriedOver::of, MassResendSql.CARRIED_OVER, source.id())
                .getFirst();
        try {
            tx.insert(
                    MassResendSql.INSERT_TASK,
                    name.value(),
                    same.agentId(),
                    same.type(),
                    same.payload(),
                    "{\"retry_of\":\"" + asked.of() + "\"}",
                    asked.fingerprint().hex(),
                    same.delivery(),
                    asked.traceId().value());
        } catch (DbClientException failure) {
            if (SqlFailure.isDuplicate(failure)) { // taken this very moment, by another kind of task
                return new Opening.Taken(MysqlMassTasks.find(tx, name).orElseThrow());
            }
            throw failure;
        }
        long id = MysqlMassTasks.idOf(tx, name);
        tx.insert(MassResendSql.INSERT, id, source.id(), source.root(), family.latest() + 1);
        MysqlTaskLog.append(tx, id, Level.INFO, "opened: a retry for those who failed in " + asked.of());
        MysqlTaskLog.append(tx, source.id(), Level.INFO, "retried: those who failed are sent to by " + name);
        return new Opening.Opened(MysqlMassTasks.find(tx, name).orElseThrow());
    }

    private static BizNo freeName(DbExecute tx, NewResend asked, int from) {
        int number = from;
        while (MysqlMassTasks.find(tx, asked.nameNumber(number)).isPresent()) {
            number++;
        }
        return asked.nameNumber(number);
    }

    @Override
    public Kin kinOf(TaskId task) {
        return database.transaction(
                "reading the retries of a mass task",
                tx -> new Kin(
                        Row.all(tx, MysqlResends::bizNo, MassResendSql.RETRY_OF, task.value()).stream()
                                .findFirst(),
                        Row.all(tx, MysqlResends::bizNo, MassResendSql.RETRIES, task.value())));
    }

    private static BizNo bizNo(Row row) {
        return new BizNo(row.text("biz_no"));
    }

    private record Source(long id, long root) {
        static Source of(Row row) {
            return new Source(row.number("id"), row.number("root_id"));
        }
    }

    private record CarriedOver(int agentId, String type, String payload, String delivery) {
        static CarriedOver of(Row row) {
            return new CarriedOver(
                    row.integer("agent_id"), row.text("msg_type"), row.longText("payload"), row.text("delivery"));
        }
    }

    private record UnderWay(BizNo bizNo, long source) {
        static UnderWay of(Row row) {
            return new UnderWay(MysqlResends.bizNo(row), row.number("source_id"));
        }
    }

    /** @param latest the generation of its youngest member */
    private record Family(int latest, int ofThis) {
        static Family of(Row row) {
            return new Family(row.integer("latest"), row.integer("of_this"));
        }
    }
}
