package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement that changes or reads {@code mass_task} itself. Status: 0 pending, 1 running; stage: 0 ready. */
final class MassTaskSql {
    private static final String COLUMNS = """
            SELECT id, biz_no, agent_id, msg_type, delivery, fingerprint, trace_id, status, stage,
                   {created_ms} AS created_ms, {updated_ms} AS updated_ms
            FROM mass_task
            """;

    static final String INSERT = """
            INSERT INTO mass_task (biz_no, agent_id, msg_type, payload, target, fingerprint, delivery, trace_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ID = "SELECT id FROM mass_task WHERE biz_no = ?";

    static final String FIND = DatabaseTime.in(COLUMNS + "WHERE biz_no = ?");

    static final String FIND_BY_ID = DatabaseTime.in(COLUMNS + "WHERE id = ?");

    static final String LIST = DatabaseTime.in(COLUMNS + "WHERE id < ? ORDER BY id DESC LIMIT ?");

    /** The tasks from which something is due, oldest first: one look into the batches' index for each. */
    static final String WITH_DUE_BATCHES = DatabaseTime.in("""
                    SELECT t.id, t.status, {now} AS now_ms FROM mass_task t
                    WHERE t.status IN (0, 1) AND t.stage = 0 AND t.id > ?
                      AND (SELECT b.due_ms FROM mass_batch b /*! FORCE INDEX (ix_mass_batch_due) */
                           WHERE b.task_id = t.id
                           ORDER BY b.task_id, b.due_ms LIMIT 1) <= {now}
                    ORDER BY t.id LIMIT ?
                    """);

    static final String RUN = "UPDATE mass_task SET status = 1 WHERE id = ? AND status = 0";

    static final String RUNNING_WITH_ALL_ENDED = """
            SELECT t.id FROM mass_task t
            WHERE t.status = 1
              AND (SELECT b.due_ms FROM mass_batch b /*! FORCE INDEX (ix_mass_batch_due) */
                           WHERE b.task_id = t.id
                   ORDER BY b.task_id, b.due_ms LIMIT 1) = ?
            ORDER BY t.id
            """;

    static final String END = "UPDATE mass_task SET status = ? WHERE id = ? AND status = 1";

    private MassTaskSql() {}
}
