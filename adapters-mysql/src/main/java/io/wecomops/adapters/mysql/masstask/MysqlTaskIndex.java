package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.domain.masstask.TaskStage;
import java.util.Optional;

/** The unique index on {@code biz_no}. */
public final class MysqlTaskIndex implements TaskIndex {
    private final Database database;

    public MysqlTaskIndex(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Entry> find(BizNo bizNo) {
        return database.read("looking up a mass task", MysqlTaskIndex::entry, MassTaskSql.INDEX, bizNo.value()).stream()
                .findFirst();
    }

    private static Entry entry(Row row) {
        return new Entry(new TaskId(row.number("id")), TaskStage.of(row.integer("stage")));
    }
}
