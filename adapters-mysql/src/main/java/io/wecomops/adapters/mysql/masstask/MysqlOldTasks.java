package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.OldTasks;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.WaveState;
import java.time.Duration;
import java.util.List;

/**
 * Archived tasks keep their row in {@code mass_task} and their sums in {@code mass_archive}. What is left to delete stands in
 * {@code mass_purge}, whose row is locked while some of it is deleted: so each task is one node's at a time, and whoever
 * comes next goes on.
 */
public final class MysqlOldTasks implements OldTasks {
    /** A request may have some 100 KB, so fewer batches are deleted at once than people. */
    private static final int PEOPLE_FOR_A_BATCH = 4;

    private final Database database;

    public MysqlOldTasks(Database database) {
        this.database = database;
    }

    @Override
    public int archive(Duration age, int most) {
        if (age.isNegative() || most < 1) {
            throw new IllegalArgumentException("an age is not negative, and at least one task is archived");
        }
        return database.transaction("archiving old tasks", tx -> {
            List<Long> old = Row.all(tx, row -> row.number("id"), MassArchiveSql.LOCK_OLD, -age.toSeconds(), most);
            old.forEach(task -> archive(tx, task));
            return old.size();
        });
    }

    private static void archive(DbExecute tx, long task) {
        for (WaveState wave : TaskSums.read(tx, task, true).waves()) {
            Progress sums = wave.progress();
            tx.insert(
                    MassArchiveSql.NOTE_SUMS,
                    task,
                    wave.number(),
                    sums.total(),
                    sums.sent(),
                    sums.failed(),
                    sums.unknown(),
                    sums.cancelled(),
                    sums.left());
        }
        tx.insert(
                MassArchiveSql.NOTE_ROWS,
                task,
                last(tx, MassRecipientSql.LAST, task),
                last(tx, MassBatchSql.LAST, task));
        tx.update(MassArchiveSql.ARCHIVE, task);
    }

    private static long last(DbExecute tx, String sql, long task) {
        return Row.all(tx, row -> row.numberIfAny("last"), sql, task).getFirst().orElse(0);
    }

    @Override
    public long purge(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("at least one row is deleted");
        }
        return database.transaction("deleting rows of old tasks", tx -> {
            for (var left : Row.all(tx, Left::of, MassArchiveSql.LOCK_PURGE)) {
                return purge(tx, left, rows);
            }
            return 0L;
        });
    }

    private static long purge(DbExecute tx, Left left, int rows) {
        if (left.people() > 0) {
            long from = Math.max(0, left.people() - rows);
            long deleted = tx.delete(MassRecipientSql.DELETE, left.task(), from, left.people());
            tx.update(MassArchiveSql.NOTE_PURGED, from, left.batches(), left.task());
            return Math.max(1, deleted);
        }
        if (left.batches() > 0) {
            int from = Math.max(0, left.batches() - Math.max(1, rows / PEOPLE_FOR_A_BATCH));
            long deleted = tx.delete(MassAttemptSql.DELETE, left.task(), from, left.batches())
                    + tx.delete(MassBatchSql.DELETE_REQUESTS, left.task(), from, left.batches())
                    + tx.delete(MassArchiveSql.DELETE_RECALLED, left.task(), from, left.batches())
                    + tx.delete(MassBatchSql.DELETE, left.task(), from, left.batches());
            tx.update(MassArchiveSql.NOTE_PURGED, 0, from, left.task());
            return Math.max(1, deleted);
        }
        long deleted = tx.delete(MassArchiveSql.DELETE_LINES, left.task(), rows);
        if (deleted < rows) {
            deleted += tx.delete(MassBlockSql.DELETE, left.task(), rows - deleted);
        }
        if (deleted < rows) {
            deleted += tx.delete(MassTaskLogSql.DELETE, left.task(), rows - deleted);
        }
        if (deleted < rows) {
            deleted += tx.delete(MassArchiveSql.DELETE_RECALL, left.task());
            deleted += tx.delete(MassArchiveSql.DELETE_UPLOADS, left.task());
            deleted += tx.delete(MassArchiveSql.DELETE_AUDIENCE, left.task());
            deleted += tx.delete(MassArchiveSql.PURGED, left.task());
            MysqlTaskLog.append(
                    tx,
                    left.task(),
                    TaskEvent.Level.INFO,
                    "archived: people, batches and log are deleted, sums are kept");
        }
        return deleted;
    }

    private record Left(long task, long people, int batches) {
        static Left of(Row row) {
            return new Left(row.number("task_id"), row.number("people_left"), row.integer("batches_left"));
        }
    }
}
