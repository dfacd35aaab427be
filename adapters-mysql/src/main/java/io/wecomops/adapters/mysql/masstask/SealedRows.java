package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Insert;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.SealedBatch;
import java.util.List;

/** Stores sealed batches with their requests and their people. */
public final class SealedRows {
    private static final int ROWS_AT_ONCE = 500;
    /** A request has up to some 100 KB, and a statement must fit into the server's max_allowed_packet: 16 MB at least. */
    private static final int REQUESTS_AT_ONCE = 50;

    private SealedRows() {}

    /**
     * @param notBeforeMs when they may go out, by the database's clock; what has passed means at once
     * @param before how many people of the task are stored already
     */
    public static void insert(DbExecute tx, long task, long notBeforeMs, long before, List<SealedBatch> batches) {
        insertBatches(tx, task, notBeforeMs, before, batches);
        insertPeople(tx, task, before, batches);
    }

    private static void insertBatches(DbExecute tx, long task, long notBeforeMs, long before, List<SealedBatch> all) {
        long now = Row.all(tx, row -> row.number("now_ms"), MassBatchSql.NOW).getFirst();
        long from = Math.max(now, notBeforeMs);
        var batches = new Insert(tx, MassBatchSql.INSERT, 8, ROWS_AT_ONCE);
        var requests = new Insert(tx, MassBatchSql.INSERT_REQUEST, 3, REQUESTS_AT_ONCE);
        long position = before + 1;
        for (var batch : all) {
            long window = batch.repeatWindow().toMillis();
            long due = batch.wave() == 1 ? from : MassBatchSql.SHUT;
            int people = batch.users().size();
            batches.row(task, batch.number(), batch.wave(), due, from, window, people, position);
            position += people;
            requests.row(task, batch.number(), batch.request().bytes());
        }
        batches.flush();
        requests.flush();
    }

    private static void insertPeople(DbExecute tx, long task, long before, List<SealedBatch> batches) {
        long position = before;
        var people = new Insert(tx, MassRecipientSql.INSERT, 4, ROWS_AT_ONCE);
        for (var batch : batches) {
            for (var user : batch.users()) {
                position++;
                people.row(task, position, user.value(), batch.number());
            }
        }
        people.flush();
    }
}
