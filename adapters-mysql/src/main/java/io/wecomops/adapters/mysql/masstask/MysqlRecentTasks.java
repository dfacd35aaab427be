package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.RecentTasks;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Walks the index of the mass tasks backwards. Messages are compared as they are, so nothing has to be stored or indexed for
 * it; and no more than some thousand short rows are touched.
 */
public final class MysqlRecentTasks implements RecentTasks {
    private final Database database;

    public MysqlRecentTasks(Database database) {
        this.database = database;
    }

    @Override
    public Look sameMessage(AgentId agent, Message message, Schedule schedule, Duration window) {
        return database.transaction("looking at recent tasks", tx -> {
            long now =
                    Row.all(tx, row -> row.number("now_ms"), MassBatchSql.NOW).getFirst();
            long start = schedule.sendAt()
                    .map(Instant::toEpochMilli)
                    .filter(at -> at > now)
                    .orElse(now);
            return new Look(
                    Instant.ofEpochMilli(now),
                    Instant.ofEpochMilli(start),
                    same(tx, agent, message, start - window.toMillis(), start + window.toMillis()));
        });
    }

    private static List<Same> same(DbExecute tx, AgentId agent, Message message, long fromMs, long toMs) {
        return Row.all(
                        tx,
                        row -> sameOrNot(row, message),
                        MassTaskSql.RECENT,
                        LOOKED_AT,
                        agent.value(),
                        message.type().code(),
                        fromMs,
                        toMs)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Same> sameOrNot(Row row, Message wanted) {
        return TaskJson.isPayload(row.longText("payload"), wanted)
                ? Optional.of(new Same(new BizNo(row.text("biz_no")), Instant.ofEpochMilli(row.number("begins_ms"))))
                : Optional.empty();
    }
}
