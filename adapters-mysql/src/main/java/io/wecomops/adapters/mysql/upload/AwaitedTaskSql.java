package io.wecomops.adapters.mysql.upload;

/** What uploads and sealing need of {@code mass_task}. Status: 6 failed. Stage: 0 ready, 1 receiving, 2 sealing. */
final class AwaitedTaskSql {
    static final String INSERT = """
            INSERT INTO mass_task (biz_no, agent_id, msg_type, payload, target, fingerprint, delivery, trace_id,
                                   send_at_ms, gray, stage)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """;

    static final String LOCK = "SELECT status, stage, cancelling, send_at_ms FROM mass_task WHERE id = ? FOR UPDATE";

    static final String MESSAGE = """
            SELECT t.msg_type, t.payload FROM mass_task t JOIN mass_audience a ON a.task_id = t.id WHERE t.id = ?
            """;

    static final String SEAL = "UPDATE mass_task SET stage = 2 WHERE id = ? AND stage = 1";

    private static final String UNDER_ITS_FENCE = """
            WHERE id = ? AND stage = 2
              AND EXISTS (SELECT 1 FROM mass_audience a WHERE a.task_id = mass_task.id AND a.fence = ?)
            """;

    static final String READY = "UPDATE mass_task SET stage = 0 " + UNDER_ITS_FENCE;

    static final String FAILED = "UPDATE mass_task SET stage = 0, status = 6 " + UNDER_ITS_FENCE;

    private AwaitedTaskSql() {}
}
