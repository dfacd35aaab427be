package io.wecomops.adapters.mysql.connection;

import io.helidon.dbclient.DbExecute;
import java.util.ArrayList;
import java.util.List;

/** Stores many rows with few statements: DbClient has no batches, and a statement of many rows is as fast. */
public final class Insert {
    private final DbExecute execute;
    private final String head;
    private final int columns;
    private final int rowsAtOnce;
    private final List<Object> values = new ArrayList<>();

    /**
     * @param head up to and with {@code VALUES}
     * @param rowsAtOnce how many rows go into one statement
     */
    public Insert(DbExecute execute, String head, int columns, int rowsAtOnce) {
        this.execute = execute;
        this.head = head;
        this.columns = columns;
        this.rowsAtOnce = rowsAtOnce;
    }

    public void row(Object... row) {
        if (row.length != columns) {
            throw new IllegalArgumentException("a row has " + columns + " values, not " + row.length);
        }
        values.addAll(List.of(row));
        if (values.size() == rowsAtOnce * columns) {
            flush();
        }
    }

    /** Stores what is left; to be called after the last row. */
    public void flush() {
        if (!values.isEmpty()) {
            execute.createInsert(head + Placeholders.rows(values.size() / columns, columns))
                    .params(values)
                    .execute();
            values.clear();
        }
    }
}
