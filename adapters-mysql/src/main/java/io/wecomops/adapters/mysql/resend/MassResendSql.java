package io.wecomops.adapters.mysql.resend;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/**
 * Every statement that changes or reads {@code mass_resend}, and what retries need of {@code mass_task}. Status: 0 pending,
 * 2 paused, 6 failed; stage: 0 ready, 2 being sealed.
 */
final class MassResendSql {
    /** Locking the root, whoever makes a retry comes after everybody else who makes one in the same family. */
    static final String ROOT_OF = """
            SELECT t.id, COALESCE(r.root_id, t.id) AS root_id
            FROM mass_task t LEFT JOIN mass_resend r ON r.task_id = t.id WHERE t.biz_no = ?
            """;

    static final String LOCK = "SELECT id FROM mass_task WHERE id = ? FOR UPDATE";
    static final String SOURCE_OF = """
            SELECT r.source_id FROM mass_resend r JOIN mass_task t ON t.id = r.task_id WHERE t.biz_no = ?
            """;
    static final String UNDER_WAY = """
            SELECT t.biz_no, r.source_id FROM mass_resend r JOIN mass_task t ON t.id = r.task_id
            WHERE r.root_id = ? AND t.status IN (0, 1, 2, 3) AND t.id <> ? ORDER BY t.id
            """;
    /** What has been deleted of any member, nobody can compare with. Stage: 3 archived. */
    static final String ARCHIVED = """
            SELECT t.id FROM mass_task t
            WHERE t.stage = 3 AND (t.id = ? OR t.id IN (SELECT r.task_id FROM mass_resend r WHERE r.root_id = ?))
            LIMIT 1
            """;

    static final String FAMILY = """
            SELECT COUNT(*) AS members, COALESCE(MAX(generation), 0) AS latest,
                   COALESCE(SUM(CASE WHEN source_id = ? THEN 1 ELSE 0 END), 0) AS of_this
            FROM mass_resend WHERE root_id = ?
            """;
    static final String INSERT_TASK = """
            INSERT INTO mass_task (biz_no, agent_id, msg_type, payload, target, fingerprint, delivery, trace_id, stage)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 2)
            """;
    static final String CARRIED_OVER = "SELECT agent_id, msg_type, payload, delivery FROM mass_task WHERE id = ?";
    static final String INSERT =
            "INSERT INTO mass_resend (task_id, source_id, root_id, generation) VALUES (?, ?, ?, ?)";
    static final String RETRIES = """
            SELECT t.biz_no FROM mass_resend r JOIN mass_task t ON t.id = r.task_id WHERE r.source_id = ? ORDER BY t.id
            """;
    static final String RETRY_OF = """
            SELECT t.biz_no FROM mass_resend r JOIN mass_task t ON t.id = r.source_id WHERE r.task_id = ?
            """;

    static final String TO_SEAL = DatabaseTime.in("""
                    SELECT r.task_id FROM mass_task t JOIN mass_resend r ON r.task_id = t.id
                    WHERE t.status IN (0, 2) AND t.stage = 2 AND t.cancelling = 0 AND r.lease_end_ms <= {now}
                    ORDER BY t.id LIMIT 16
                    """);
    static final String CLAIM = DatabaseTime.in("""
                    UPDATE mass_resend SET owner = ?, fence = fence + 1, lease_end_ms = {now} + ?
                    WHERE task_id = ? AND lease_end_ms <= {now}
                    """);
    static final String READ_CLAIMED = """
            SELECT t.id, t.biz_no, t.agent_id, t.msg_type, t.payload, t.trace_id, r.source_id, r.fence, r.last_position,
                   r.batches, r.people, r.generation - COALESCE(s.generation, 0) AS generations
            FROM mass_task t JOIN mass_resend r ON r.task_id = t.id
            LEFT JOIN mass_resend s ON s.task_id = r.source_id
            WHERE t.id = ?
            """;
    /** A command on the task comes before all of a step, or after. */
    static final String LOCK_SEALING = """
            SELECT id FROM mass_task WHERE id = ? AND status IN (0, 2) AND stage = 2 AND cancelling = 0 FOR UPDATE
            """;

    static final String STEP = DatabaseTime.in("""
                    UPDATE mass_resend SET lease_end_ms = {now} + ?, last_position = ?, batches = ?, people = ?
                    WHERE task_id = ? AND fence = ?
                    """);
    private static final String UNDER_ITS_FENCE = """
            WHERE id = ? AND stage = 2
              AND EXISTS (SELECT 1 FROM mass_resend r WHERE r.task_id = mass_task.id AND r.fence = ?)
            """;
    static final String READY = "UPDATE mass_task SET stage = 0 " + UNDER_ITS_FENCE;
    static final String FAILED = "UPDATE mass_task SET stage = 0, status = 6 " + UNDER_ITS_FENCE;

    private MassResendSql() {}
}
