package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.QueueDepth;
import io.wecomops.domain.masstask.TaskStatus;
import java.util.EnumMap;
import java.util.Map;

/** Counts in two indexes: the tasks that have not ended, and up to a bound what of them is due. */
public final class MysqlQueueDepth implements QueueDepth {
    private final Database database;

    public MysqlQueueDepth(Database database) {
        this.database = database;
    }

    @Override
    public Depth depth() {
        return database.transaction("counting what waits", MysqlQueueDepth::depth);
    }

    private static Depth depth(DbExecute tx) {
        Map<TaskStatus, Long> tasks = new EnumMap<>(TaskStatus.class);
        Row.all(tx, Count::of, MassTaskSql.COUNT_BY_STATUS)
                .forEach(count -> tasks.put(TaskStatus.of(count.status()), count.tasks()));
        long due = Row.all(tx, row -> row.number("due"), MassTaskSql.COUNT_DUE, MOST_COUNTED)
                .getFirst();
        return new Depth(tasks, due);
    }

    private record Count(int status, long tasks) {
        static Count of(Row row) {
            return new Count(row.integer("status"), row.number("tasks"));
        }
    }
}
