package io.wecomops.adapters.mysql.recall;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/**
 * Every statement on {@code mass_recall_batch}. State: 0 left, 1 recalled, 2 failed, 3 too late. What was sent before the
 * time that is given first is too late. MySQL sets columns from left to right: {@code state} is set last.
 */
final class MassRecallBatchSql {
    /** Some batches by number: those that were sent and are not listed. */
    static final String LIST = DatabaseTime.in("""
                    INSERT INTO mass_recall_batch (task_id, batch_no, due_ms, sent_ms, reason, state)
                    SELECT b.task_id, b.batch_no,
                           CASE WHEN COALESCE(b.message_id, '') = '' OR b.ended_ms <= ? THEN 9223372036854775807 ELSE 0 END,
                           COALESCE(b.ended_ms, b.first_sent_ms, {now}),
                           CASE WHEN COALESCE(b.message_id, '') = '' THEN 'no_message_id'
                                WHEN b.ended_ms <= ? THEN 'recall_too_late' ELSE NULL END,
                           CASE WHEN COALESCE(b.message_id, '') = '' THEN 2 WHEN b.ended_ms <= ? THEN 3 ELSE 0 END
                    FROM mass_batch b
                    WHERE b.task_id = ? AND b.batch_no > ? AND b.batch_no <= ? AND b.state = 3
                      AND NOT EXISTS (SELECT 1 FROM mass_recall_batch c
                                      WHERE c.task_id = b.task_id AND c.batch_no = b.batch_no)
                    """);

    /** As for the claims of {@code mass_batch}: the lock stops where the limit does. */
    static final String LOCK_DUE = """
            SELECT batch_no, sent_ms FROM mass_recall_batch /*! FORCE INDEX (ix_mass_recall_batch_due) */
            WHERE task_id = ? AND due_ms <= ? LIMIT ?
            FOR UPDATE SKIP LOCKED
            """;

    static final String TOO_LATE = """
            UPDATE mass_recall_batch SET due_ms = 9223372036854775807, reason = 'recall_too_late', fence = fence + 1,
                   owner = NULL, state = 3
            WHERE task_id = ? AND batch_no IN (%s)
            """;
    static final String CLAIM = """
            UPDATE mass_recall_batch SET owner = ?, due_ms = ?, fence = fence + 1 WHERE task_id = ? AND batch_no IN (%s)
            """;
    static final String READ_CLAIMED = """
            SELECT c.task_id, c.batch_no, c.failed_attempts, c.fence, b.message_id, t.biz_no, t.agent_id, r.trace_id
            FROM mass_recall_batch c
            JOIN mass_batch b ON b.task_id = c.task_id AND b.batch_no = c.batch_no
            JOIN mass_recall r ON r.task_id = c.task_id
            JOIN mass_task t ON t.id = c.task_id
            WHERE c.task_id = ? AND c.batch_no IN (%s)
            ORDER BY c.batch_no
            """;

    private static final String UNDER_ITS_FENCE = "WHERE task_id = ? AND batch_no = ? AND fence = ? AND state = 0";
    static final String ENDED = """
            UPDATE mass_recall_batch SET due_ms = 9223372036854775807, owner = NULL, reason = ?, state = ?
            """ + UNDER_ITS_FENCE;
    static final String AGAIN = DatabaseTime.in("""
                    UPDATE mass_recall_batch SET due_ms = {now} + ?, owner = NULL, failed_attempts = ?, reason = ?
                    """ + UNDER_ITS_FENCE);
    static final String GIVEN_BACK = DatabaseTime.in("""
                    UPDATE mass_recall_batch SET due_ms = {now} + ?, owner = NULL
                    """ + UNDER_ITS_FENCE);

    static final String SUMS = """
            SELECT COUNT(*) AS listed, COALESCE(SUM(CASE WHEN state = 1 THEN 1 ELSE 0 END), 0) AS recalled,
                   COALESCE(SUM(CASE WHEN state = 2 THEN 1 ELSE 0 END), 0) AS failed,
                   COALESCE(SUM(CASE WHEN state = 3 THEN 1 ELSE 0 END), 0) AS too_late
            FROM mass_recall_batch WHERE task_id = ?
            """;
    static final String MARKS =
            "SELECT batch_no, state, reason FROM mass_recall_batch WHERE task_id = ? AND batch_no IN (%s)";

    private MassRecallBatchSql() {}
}
