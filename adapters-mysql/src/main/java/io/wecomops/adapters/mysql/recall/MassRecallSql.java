package io.wecomops.adapters.mysql.recall;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement that changes or reads {@code mass_recall}. Stage as in the changelog; batch state: 3 sent. */
final class MassRecallSql {
    static final String LOCK_TASK = "SELECT id, status FROM mass_task WHERE biz_no = ? FOR UPDATE";
    static final String EXISTS = "SELECT task_id FROM mass_recall WHERE task_id = ?";
    static final String OF = """
            SELECT r.task_id FROM mass_recall r JOIN mass_task t ON t.id = r.task_id WHERE t.biz_no = ?
            """;
    static final String ANY_SENT = "SELECT batch_no FROM mass_batch WHERE task_id = ? AND state = 3 LIMIT 1";

    static final String INSERT =
            DatabaseTime.in("INSERT INTO mass_recall (task_id, trace_id, stage, asked_ms) VALUES (?, ?, ?, {now})");

    /** Before all is listed, what was sent is what is to be recalled; from then on, what is listed. */
    static final String FIND = """
            SELECT r.stage, r.asked_ms, r.ended_ms,
                   (SELECT COUNT(*) FROM mass_batch b WHERE b.task_id = r.task_id AND b.state = 3) AS sent_now
            FROM mass_recall r WHERE r.task_id = ?
            """;

    static final String OPEN = DatabaseTime.in("""
                    SELECT r.task_id, r.stage, {now} AS now_ms
                    FROM mass_recall r JOIN mass_task t ON t.id = r.task_id
                    WHERE r.ended_ms IS NULL AND t.agent_id NOT IN (%s)
                    ORDER BY r.task_id
                    """);
    static final String LISTING = """
            SELECT r.stage, r.last_batch, t.status,
                   (SELECT MAX(b.batch_no) FROM mass_batch b WHERE b.task_id = r.task_id) AS all_batches
            FROM mass_recall r JOIN mass_task t ON t.id = r.task_id
            WHERE r.task_id = ? AND r.stage < 2
            """;
    /** Of nodes that list at once, one goes on from here. */
    static final String LISTED =
            "UPDATE mass_recall SET stage = ?, last_batch = ? WHERE task_id = ? AND stage = ? AND last_batch = ?";

    static final String WITH_ALL_ENDED = """
            SELECT r.task_id, r.trace_id, t.biz_no FROM mass_recall r JOIN mass_task t ON t.id = r.task_id
            WHERE r.ended_ms IS NULL AND r.stage = 2
              AND COALESCE((SELECT c.due_ms FROM mass_recall_batch c /*! FORCE INDEX (ix_mass_recall_batch_due) */
                            WHERE c.task_id = r.task_id
                            ORDER BY c.task_id, c.due_ms LIMIT 1), 9223372036854775807) = 9223372036854775807
            ORDER BY r.task_id
            """;
    static final String END =
            DatabaseTime.in("UPDATE mass_recall SET ended_ms = {now} WHERE task_id = ? AND ended_ms IS NULL");

    private MassRecallSql() {}
}
