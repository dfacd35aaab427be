package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement on {@code mass_block}. */
final class MassBlockSql {
    /** Tasks with batches for at least so many more. Stage 0: ready; status 0 to 3: not ended. */
    static final String UNCUT = """
            SELECT task_id, last_batch, last_cut FROM (
              SELECT t.id AS task_id,
                     (SELECT MAX(b.batch_no) FROM mass_batch b WHERE b.task_id = t.id) AS last_batch,
                     COALESCE((SELECT MAX(k.last_batch) FROM mass_block k WHERE k.task_id = t.id), 0) AS last_cut
              FROM mass_task t WHERE t.stage = 0 AND t.status IN (0, 1, 2, 3)) tasks
            WHERE last_batch - last_cut >= ?
            """;

    /** Of batches behind one, up to another: as many to a block as the last value says, and less where its waves change. */
    static final String TO_CUT = """
            SELECT wave, MIN(batch_no) AS first_batch, MAX(batch_no) AS last_batch, COUNT(*) AS batches,
                   SUM(people) AS people
            FROM mass_batch WHERE task_id = ? AND batch_no > ? AND batch_no <= ?
            GROUP BY FLOOR((batch_no - 1) / ?), wave ORDER BY first_batch
            """;

    static final String INSERT = "INSERT INTO mass_block (task_id, first_batch, last_batch, wave, people) VALUES ";

    static final String TASKS_WITH_OPEN = """
            SELECT DISTINCT k.task_id FROM mass_block k JOIN mass_task t ON t.id = k.task_id
            WHERE k.summed = 0 AND t.stage <> 3
            """;

    static final String OPEN = """
            SELECT first_batch, last_batch, wave, people, version FROM mass_block
            WHERE task_id = ? AND summed = 0 ORDER BY first_batch
            """;

    static final String SUM_UP = """
            UPDATE mass_block SET summed = 1, people_sent = ?, people_failed = ?, people_unknown = ?,
                   people_cancelled = ?, first_ms = ?
            WHERE task_id = ? AND first_batch = ? AND version = ? AND summed = 0
            """;

    /** Before batches change that had ended: who is summing these up is refused by the version. */
    static final String OPEN_AGAIN = """
            UPDATE mass_block SET summed = 0, version = version + 1
            WHERE task_id = ? AND first_batch <= ? AND last_batch >= ?
            """;

    /** One statement, so that a block that is being summed up meanwhile is read as one of both. */
    static final String OF_TASK = DatabaseTime.in("""
                    SELECT wave, 0 AS first_batch, MAX(last_batch) AS last_batch, SUM(people) AS people_total,
                           SUM(people_sent) AS people_sent, SUM(people_failed) AS people_failed,
                           SUM(people_unknown) AS people_unknown, SUM(people_cancelled) AS people_cancelled,
                           0 AS people_lately, MIN(first_ms) AS first_ms, {now} AS now_ms
                    FROM mass_block WHERE task_id = ? AND summed = 1 GROUP BY wave
                    UNION ALL
                    SELECT wave, first_batch, last_batch, people, 0, 0, 0, 0, 0, NULL, {now}
                    FROM mass_block WHERE task_id = ? AND summed = 0
                    """);

    static final String WITH_BLOCKS = "SELECT DISTINCT task_id FROM mass_block WHERE task_id IN (%s)";

    static final String DELETE = "DELETE FROM mass_block WHERE task_id = ? LIMIT ?";

    private MassBlockSql() {}
}
