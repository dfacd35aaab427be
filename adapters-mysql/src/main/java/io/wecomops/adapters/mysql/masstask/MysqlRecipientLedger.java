package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import java.util.List;
import java.util.Optional;

/** Tells of each person what his or her batch tells, but for the exceptions. */
public final class MysqlRecipientLedger implements RecipientLedger {
    private static final String ATTEMPT = "reading the recipients of a mass task";

    private final Database database;

    public MysqlRecipientLedger(Database database) {
        this.database = database;
    }

    @Override
    public Page<Recipient> list(TaskId task, PageRequest page) {
        return page(
                database.read(
                        ATTEMPT, RecipientRow::of, MassRecipientSql.LIST, task.value(), page.after(), page.limit() + 1),
                page);
    }

    @Override
    public Page<Recipient> list(TaskId task, RecipientState state, PageRequest page) {
        return page(
                new PeopleInState(database, ATTEMPT, task.value(), state)
                        .after(page.after(), page.limit() + 1, RecipientRow::of),
                page);
    }

    private static Page<Recipient> page(List<RecipientRow> lines, PageRequest page) {
        return Pages.of(lines, page.limit(), RecipientRow::position, RecipientRow::recipient);
    }

    @Override
    public Optional<Recipient> find(TaskId task, UserId user) {
        return database.read(ATTEMPT, RecipientRow::of, MassRecipientSql.FIND, task.value(), user.value()).stream()
                .findFirst()
                .map(RecipientRow::recipient);
    }
}
