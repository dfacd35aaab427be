package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement that changes or reads {@code mass_task} itself. Status: 0 pending, 1 running; stage: 0 ready; kind: 0 mass. */
final class MassTaskSql {
    private static final String COLUMNS = """
            SELECT id, biz_no, agent_id, msg_type, delivery, fingerprint, trace_id, status, stage, kind,
                   {created_ms} AS created_ms, {updated_ms} AS updated_ms
            FROM mass_task
            """;

    static final String INSERT = """
            INSERT INTO mass_task (biz_no, agent_id, msg_type, payload, target, fingerprint, delivery, trace_id,
                                   send_at_ms, gray, kind)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ID = "SELECT id FROM mass_task WHERE biz_no = ?";

    static final String INDEX = "SELECT id, stage FROM mass_task WHERE biz_no = ?";

    static final String FIND = DatabaseTime.in(COLUMNS + "WHERE biz_no = ?");

    static final String FIND_BY_ID = DatabaseTime.in(COLUMNS + "WHERE id = ?");

    static final String LIST = DatabaseTime.in(COLUMNS + "WHERE kind = 0 AND id < ? ORDER BY id DESC LIMIT ?");

    /** The tasks of a kind from which something is due, oldest first: one look into the batches' index for each. */
    static final String WITH_DUE_BATCHES = DatabaseTime.in("""
                    SELECT t.id, t.status, t.begun_ms, {now} AS now_ms FROM mass_task t
                    WHERE t.status IN (0, 1) AND t.stage = 0 AND t.kind = ? AND t.id > ? AND t.id <= ? AND t.agent_id NOT IN (%s)
                      AND (SELECT b.due_ms FROM mass_batch b /*! FORCE INDEX (ix_mass_batch_due) */
                           WHERE b.task_id = t.id
                           ORDER BY b.task_id, b.due_ms LIMIT 1) <= {now}
                    ORDER BY t.id LIMIT ?
                    """);

    static final String RUN = """
            UPDATE mass_task SET status = 1, begun_ms = CASE WHEN begun_ms = 0 THEN ? ELSE begun_ms END
            WHERE id = ? AND status IN (0, 1)
            """;

    static final String COUNT_BY_STATUS =
            "SELECT status, COUNT(*) AS tasks FROM mass_task WHERE status IN (0, 1, 2, 3) GROUP BY status";

    static final String COUNT_DUE = DatabaseTime.in("""
                    SELECT COUNT(*) AS due FROM (
                        SELECT b.batch_no FROM mass_task t
                        JOIN mass_batch b /*! FORCE INDEX (ix_mass_batch_due) */
                          ON b.task_id = t.id AND b.due_ms <= {now}
                        WHERE t.status IN (0, 1) AND t.stage = 0 LIMIT ?
                    ) bounded
                    """);

    /** One that is cancelled before it was ready may have no batch at all. */
    static final String RUNNING_WITH_ALL_ENDED = """
            SELECT t.id FROM mass_task t
            WHERE t.status IN (0, 1, 2, 3) AND (t.stage = 0 OR t.cancelling = 1)
              AND COALESCE((SELECT b.due_ms FROM mass_batch b /*! FORCE INDEX (ix_mass_batch_due) */
                            WHERE b.task_id = t.id
                            ORDER BY b.task_id, b.due_ms LIMIT 1), 9223372036854775807) = ?
            ORDER BY t.id
            """;

    static final String END =
            "UPDATE mass_task SET status = ?, cancelling = 0, gate_stopped = NULL WHERE id = ? AND status IN (0, 1, 2, 3)";

    static final String STANDING = DatabaseTime.in("""
                    SELECT id, status, stage, cancelling, open_wave, gate_stopped, send_at_ms, gray, {now} AS now_ms
                    FROM mass_task WHERE biz_no = ?
                    """);

    static final String LOCK = STANDING + " FOR UPDATE";

    static final String SET_STATUS =
            "UPDATE mass_task SET status = ?, cancelling = ?, gate_since_ms = NULL WHERE id = ?";

    /** An ended task whose unknown were resolved. */
    static final String END_ANEW = "UPDATE mass_task SET status = ? WHERE id = ? AND status IN (4, 5, 6, 7)";

    static final String GO_ON_PROMOTED = """
            UPDATE mass_task SET status = 1, open_wave = ?, overruled_wave = ?, gate_since_ms = NULL, gate_stopped = NULL
            WHERE id = ? AND status = 3 AND open_wave = ?
            """;

    static final String WAIT_AT_GATE = DatabaseTime.in("""
                    UPDATE mass_task SET status = 3, gate_since_ms = COALESCE(gate_since_ms, {now}), gate_stopped = ?
                    WHERE id = ? AND status IN (0, 1, 3) AND open_wave = ? AND gate_stopped IS NULL AND status <> ?
                    """);

    private static final String GRAY = DatabaseTime.in("""
                    SELECT id, biz_no, trace_id, status, gray, open_wave, overruled_wave, gate_since_ms, gate_stopped,
                           {now} AS now_ms
                    FROM mass_task
                    """);

    static final String WATCHED = GRAY + "WHERE status IN (0, 1, 3) AND stage = 0 AND gray IS NOT NULL ORDER BY id";

    static final String WATCHED_ONE = GRAY + "WHERE id = ? AND gray IS NOT NULL FOR UPDATE";

    /** What is looked at is fixed by the innermost part, a walk along the key; payloads are read of what is left. */
    static final String RECENT = DatabaseTime.in("""
                    SELECT t.biz_no, t.payload, n.begins_ms
                    FROM (SELECT id, agent_id, msg_type, status,
                                 GREATEST(COALESCE(send_at_ms, 0), {created_ms}) AS begins_ms
                          FROM mass_task WHERE kind = 0 ORDER BY id DESC LIMIT ?) n
                    JOIN mass_task t ON t.id = n.id
                    WHERE n.agent_id = ? AND n.msg_type = ? AND n.status <> 7 AND n.begins_ms > ? AND n.begins_ms < ?
                    ORDER BY n.id DESC
                    """);

    static final String CANCELLING = DatabaseTime.in("""
                    SELECT id, {now} AS now_ms FROM mass_task WHERE status = 2 AND cancelling = 1 ORDER BY id
                    """);

    private MassTaskSql() {}
}
