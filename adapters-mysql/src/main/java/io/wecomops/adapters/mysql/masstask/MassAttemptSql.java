package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement on {@code mass_attempt}, and on what {@code mass_batch} holds of its last attempt. */
final class MassAttemptSql {
    /** Nothing where the last attempt has its row already, or there was none. To be run before the next attempt is noted. */
    static final String KEEP_UNENDED = """
            INSERT INTO mass_attempt (task_id, batch_no, attempt_no, node, started_ms)
            SELECT b.task_id, b.batch_no, b.attempts, b.sent_by, b.started_ms FROM mass_batch b
            WHERE b.task_id = ? AND b.batch_no = ? AND b.fence = ? AND b.attempts > 0 AND b.sent_by IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM mass_attempt a
                              WHERE a.task_id = b.task_id AND a.batch_no = b.batch_no AND a.attempt_no = b.attempts)
            """;

    /** Nothing where no attempt was made under this fence. */
    static final String KEEP_ENDED = DatabaseTime.in("""
                    INSERT INTO mass_attempt (task_id, batch_no, attempt_no, node, started_ms, ended_ms, outcome, reason)
                    SELECT task_id, batch_no, attempts, sent_by, started_ms, {now}, ?, ? FROM mass_batch
                    WHERE task_id = ? AND batch_no = ? AND sending_fence = ?
                    """);

    static final String LIST = """
            SELECT attempt_no, node, started_ms, ended_ms, outcome, reason FROM mass_attempt
            WHERE task_id = ? AND batch_no = ? ORDER BY attempt_no
            """;

    static final String LAST = """
            SELECT attempts, sent_by, started_ms, ended_ms, state, message_id FROM mass_batch
            WHERE task_id = ? AND batch_no = ? AND attempts > 0 AND sent_by IS NOT NULL
            """;

    static final String DELETE = "DELETE FROM mass_attempt WHERE task_id = ? AND batch_no > ? AND batch_no <= ?";

    private MassAttemptSql() {}
}
