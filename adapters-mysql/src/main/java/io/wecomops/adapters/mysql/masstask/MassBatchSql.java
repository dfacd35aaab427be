package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/**
 * Every statement that changes {@code mass_batch} or counts it. States as in {@link BatchState}. MySQL sets columns from
 * left to right and then reads the new values: so {@code state} is set last where another column depends on it.
 */
final class MassBatchSql {
    /** {@code due_ms} of a batch that has ended. */
    static final long NEVER = Long.MAX_VALUE;

    static final String NOW = DatabaseTime.in("SELECT {now} AS now_ms");

    static final String INSERT =
            "INSERT INTO mass_batch (task_id, batch_no, due_ms, not_before_ms, repeat_window_ms, people) VALUES ";

    static final String INSERT_REQUEST = "INSERT INTO mass_request (task_id, batch_no, request) VALUES ";

    /**
     * The lock stops where the limit does, and the index gives those longest due. No order is asked for: a sort would lock
     * all that is due, and other nodes, skipping what is locked, would find nothing; H2 sorts whatever its index says.
     * What stands in {@code /*! … *}{@code /} is for MySQL and MariaDB alone.
     */
    static final String LOCK_DUE = """
            SELECT batch_no FROM mass_batch /*! FORCE INDEX (ix_mass_batch_due) */
            WHERE task_id = ? AND due_ms <= ? LIMIT ?
            FOR UPDATE SKIP LOCKED
            """;

    static final String CLAIM = """
            UPDATE mass_batch SET state = 1, owner = ?, fence = fence + 1, due_ms = ?
            WHERE task_id = ? AND batch_no IN (%s)
            """;

    static final String READ_CLAIMED = """
            SELECT b.task_id, b.batch_no, b.people, b.failed_attempts, b.first_sent_ms, b.repeat_window_ms, b.fence,
                   r.request, t.biz_no, t.agent_id, t.delivery, t.trace_id
            FROM mass_batch b
            JOIN mass_request r ON r.task_id = b.task_id AND r.batch_no = b.batch_no
            JOIN mass_task t ON t.id = b.task_id
            WHERE b.task_id = ? AND b.batch_no IN (%s)
            ORDER BY b.batch_no
            """;

    static final String START_SENDING = DatabaseTime.in("""
                    UPDATE mass_batch
                    SET state = 2, attempts = attempts + 1, first_sent_ms = COALESCE(first_sent_ms, {now})
                    WHERE task_id = ? AND batch_no = ? AND fence = ? AND state IN (1, 2) AND due_ms > {now}
                      AND EXISTS (SELECT 1 FROM mass_task t WHERE t.id = mass_batch.task_id AND t.status = 1)
                    """);

    private static final String UNDER_ITS_FENCE =
            "WHERE task_id = ? AND batch_no = ? AND fence = ? AND state IN (1, 2)";

    static final String SENT = """
            UPDATE mass_batch SET state = 3, due_ms = 9223372036854775807, owner = NULL, reason = NULL, message_id = ?
            """ + UNDER_ITS_FENCE;

    static final String COUNT_FAILED = "UPDATE mass_batch SET failed = ? WHERE task_id = ? AND batch_no = ?";

    static final String ENDED = """
            UPDATE mass_batch SET state = ?, due_ms = 9223372036854775807, owner = NULL, reason = ?
            """ + UNDER_ITS_FENCE;

    static final String AGAIN = DatabaseTime.in("""
                    UPDATE mass_batch SET not_before_ms = {now} + ?, due_ms = {now} + ?, owner = NULL,
                           failed_attempts = ?, reason = ?,
                           first_sent_ms = CASE WHEN ? = 1 THEN first_sent_ms ELSE NULL END,
                           state = 0
                    """ + UNDER_ITS_FENCE);

    /** As it was claimed: what startSending noted in between is taken back. */
    static final String GIVEN_BACK = DatabaseTime.in("""
                    UPDATE mass_batch SET due_ms = CASE WHEN ? > 0 THEN {now} + ? ELSE not_before_ms END, owner = NULL,
                           attempts = attempts - CASE WHEN state = 2 THEN 1 ELSE 0 END,
                           first_sent_ms = CASE WHEN ? = 1 THEN first_sent_ms ELSE NULL END,
                           state = 0
                    """ + UNDER_ITS_FENCE);

    static final String PROGRESS = """
            SELECT task_id,
                   SUM(people) AS people_total,
                   SUM(CASE WHEN state = 3 THEN people - failed ELSE 0 END) AS people_sent,
                   SUM(CASE WHEN state = 3 THEN failed WHEN state = 4 THEN people ELSE 0 END) AS people_failed,
                   SUM(CASE WHEN state = 5 THEN people ELSE 0 END) AS people_unknown,
                   SUM(CASE WHEN state = 6 THEN people ELSE 0 END) AS people_cancelled,
                   SUM(CASE WHEN state IN (0, 1, 2) THEN people ELSE 0 END) AS people_left
            FROM mass_batch WHERE task_id IN (%s) GROUP BY task_id
            """;

    private MassBatchSql() {}
}
