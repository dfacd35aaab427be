package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.page.Page;
import java.util.List;
import java.util.OptionalLong;

/** Walks {@code mass_recipient} along its key, some positions a transaction. */
public final class MysqlRecipientHistory implements RecipientHistory {
    private final Database database;

    public MysqlRecipientHistory(Database database) {
        this.database = database;
    }

    @Override
    public Page<Recipient> stretch(TaskId task, long after, int positions) {
        return stretch(MassRecipientSql.STRETCH, task, after, positions);
    }

    @Override
    public Page<Recipient> stretch(TaskId task, RecipientState state, long after, int positions) {
        return stretch(MassRecipientSql.stretchOf(state), task, after, positions);
    }

    private Page<Recipient> stretch(String sql, TaskId task, long after, int positions) {
        if (positions < 1 || positions > LONGEST_STRETCH) {
            throw new IllegalArgumentException("a stretch is 1 to " + LONGEST_STRETCH + " positions, not " + positions);
        }
        return database.transaction("reading the recipients of a mass task", tx -> {
            long last = after + positions;
            List<Recipient> people = Row.all(tx, RecipientRow::of, sql, task.value(), after, last).stream()
                    .map(RecipientRow::recipient)
                    .toList();
            return new Page<>(people, goesOn(tx, task, last) ? OptionalLong.of(last) : OptionalLong.empty());
        });
    }

    private static boolean goesOn(DbExecute tx, TaskId task, long last) {
        return !Row.all(tx, row -> row.number("position"), MassRecipientSql.ONE_BEHIND, task.value(), last)
                .isEmpty();
    }

    @Override
    public List<SendAttempt> attempts(TaskId task, int batch) {
        return database.transaction("reading the attempts of a batch", tx -> AttemptRows.read(tx, task, batch));
    }
}
