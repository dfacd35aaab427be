package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/**
 * Every statement that changes {@code mass_batch} or counts it. States as in {@link BatchState}. MySQL sets columns from
 * left to right and then reads the new values: so {@code state} is set last where another column depends on it.
 */
final class MassBatchSql {
    /** {@code due_ms} of a batch that has ended. */
    static final long NEVER = Long.MAX_VALUE;

    /** {@code due_ms} of a batch whose wave is shut. */
    static final long SHUT = NEVER - 1;

    static final String NOW = DatabaseTime.in("SELECT {now} AS now_ms");

    static final String INSERT =
            "INSERT INTO mass_batch (task_id, batch_no, wave, due_ms, not_before_ms, repeat_window_ms, people,"
                    + " first_position) VALUES ";

    static final String INSERT_REQUEST = "INSERT INTO mass_request (task_id, batch_no, request) VALUES ";

    /**
     * The lock stops where the limit does, and the index gives those longest due. No order is asked for: a sort would lock
     * all that is due, and other nodes, skipping what is locked, would find nothing; H2 sorts whatever its index says.
     * What stands in {@code /*! … *}{@code /} is for MySQL and MariaDB alone.
     */
    static final String LOCK_DUE = """
            SELECT batch_no FROM mass_batch /*! FORCE INDEX (ix_mass_batch_due) */
            WHERE task_id = ? AND due_ms > ? AND due_ms <= ? LIMIT ?
            FOR UPDATE SKIP LOCKED
            """;

    static final String CLAIM = """
            UPDATE mass_batch SET state = 1, owner = ?, fence = fence + 1, due_ms = ?
            WHERE task_id = ? AND batch_no IN (%s)
            """;

    static final String READ_CLAIMED = """
            SELECT b.task_id, b.batch_no, b.people, b.failed_attempts, b.first_sent_ms, b.repeat_window_ms, b.fence,
                   r.request, t.biz_no, t.agent_id, t.delivery, t.trace_id, t.kind,
                   CASE WHEN {is_large} THEN 1 ELSE 0 END AS is_large
            FROM mass_batch b
            JOIN mass_request r ON r.task_id = b.task_id AND r.batch_no = b.batch_no
            JOIN mass_task t ON t.id = b.task_id
            WHERE b.task_id = ? AND b.batch_no IN (%s)
            ORDER BY b.batch_no
            """.replace("{is_large}", MassRecipientSql.IS_LARGE);

    /** Batches of one task that were claimed as often. */
    private static final String UNDER_THEIR_FENCE =
            "WHERE task_id = ? AND fence = ? AND batch_no IN (%s) AND state IN (1, 2)";

    static final String START_SENDING = DatabaseTime.in("""
                    UPDATE mass_batch
                    SET state = 2, attempts = attempts + 1, first_sent_ms = COALESCE(first_sent_ms, {now}),
                        sent_by = owner, started_ms = {now}, sending_fence = fence
                    """ + UNDER_THEIR_FENCE + """
                     AND due_ms > {now}
                      AND EXISTS (SELECT 1 FROM mass_task t WHERE t.id = mass_batch.task_id AND t.status = 1)
                    """);

    static final String MAY_STILL_SEND = DatabaseTime.in("""
                    SELECT b.batch_no FROM mass_batch b JOIN mass_task t ON t.id = b.task_id
                    WHERE b.task_id = ? AND b.batch_no = ? AND b.fence = ? AND b.state = 2 AND b.due_ms > {now} AND t.status = 1
                    """);

    /** The first gap is for as many {@link #ITS_MESSAGE_ID}. */
    static final String SENT = DatabaseTime.in("""
                    UPDATE mass_batch SET state = 3, due_ms = 9223372036854775807, ended_ms = {now}, owner = NULL,
                           reason = NULL, message_id = CASE batch_no %s ELSE message_id END
                    """ + UNDER_THEIR_FENCE);

    static final String ITS_MESSAGE_ID = "WHEN ? THEN ? ";

    private static final String UNDER_ITS_FENCE =
            "WHERE task_id = ? AND batch_no = ? AND fence = ? AND state IN (1, 2)";

    static final String COUNT_FAILED = "UPDATE mass_batch SET failed = ? WHERE task_id = ? AND batch_no = ?";

    static final String ENDED = DatabaseTime.in("""
                    UPDATE mass_batch SET state = ?, due_ms = 9223372036854775807, ended_ms = {now}, owner = NULL,
                           reason = ?
                    """ + UNDER_ITS_FENCE);

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

    private static final String SUMS = """
                   SUM(people) AS people_total,
                   SUM(CASE WHEN state = 3 THEN people - failed ELSE 0 END) AS people_sent,
                   SUM(CASE WHEN state = 3 THEN failed WHEN state = 4 THEN people ELSE 0 END) AS people_failed,
                   SUM(CASE WHEN state = 5 THEN people ELSE 0 END) AS people_unknown,
                   SUM(CASE WHEN state = 6 THEN people ELSE 0 END) AS people_cancelled
            """;

    static final String PROGRESS = "SELECT task_id, " + SUMS + """
            , SUM(CASE WHEN state IN (0, 1, 2) THEN people ELSE 0 END) AS people_left
            FROM mass_batch WHERE task_id IN (%s) GROUP BY task_id
            """;

    private static final String SUMS_AND_TEMPO = DatabaseTime.in(SUMS + """
                           , MIN(ended_ms) AS first_ms, {now} AS now_ms,
                           SUM(CASE WHEN ended_ms > {now} - 60000 THEN people ELSE 0 END) AS people_lately
                    FROM mass_batch
                    """);

    /** With what tells the task's tempo, so that one pass over its batches is enough: those behind one. */
    static final String WAVES =
            "SELECT wave, " + SUMS_AND_TEMPO + " WHERE task_id = ? AND batch_no > ? GROUP BY wave ORDER BY wave";

    /** As if all were one wave: so nothing is sorted. */
    static final String WHOLE =
            "SELECT 1 AS wave, " + SUMS_AND_TEMPO + " WHERE task_id = ? AND batch_no > ? HAVING COUNT(*) > 0";

    /** Those that have ended, among ranges of them: found by the index, where nobody waits for them. */
    private static final String ENDED_AMONG = """
            /*! FORCE INDEX (ix_mass_batch_due) */ WHERE task_id = ? AND due_ms = 9223372036854775807 AND (%s)
            """;

    static final String ENDED_BY_WAVE = "SELECT wave, " + SUMS_AND_TEMPO + ENDED_AMONG + " GROUP BY wave";

    /** The same by block; {@code {size}} is how many batches stand in one. */
    static final String ENDED_BY_BLOCK =
            "SELECT wave, MIN(batch_no) AS first_batch, COUNT(*) AS batches, MAX(ended_ms) AS last_ms, "
                    + SUMS_AND_TEMPO + ENDED_AMONG + " GROUP BY FLOOR((batch_no - 1) / {size}), wave";

    /** Claims under which nothing is being sent are taken back: startSending of their holders is refused from now on. */
    static final String TAKE_BACK = """
            UPDATE mass_batch SET owner = NULL, fence = fence + 1, due_ms = not_before_ms, state = 0
            WHERE task_id = ? AND due_ms > ? AND due_ms < 9223372036854775806 AND state = 1
            """;

    private static final String A_SHUT_BATCH = """
            SELECT batch_no, wave FROM mass_batch /*! FORCE INDEX (ix_mass_batch_due) */
            WHERE task_id = ? AND due_ms = 9223372036854775806
            """;

    /** Batches are cut wave by wave: so this is of the first wave in which anything is shut. */
    static final String FIRST_SHUT = A_SHUT_BATCH + "ORDER BY task_id, due_ms, batch_no LIMIT 1";

    /** Of the last one. */
    static final String LAST_SHUT = A_SHUT_BATCH + "ORDER BY task_id DESC, due_ms DESC, batch_no DESC LIMIT 1";

    /** Of waves up to one, from one batch to another. */
    static final String OPEN = """
            UPDATE mass_batch SET due_ms = not_before_ms
            WHERE task_id = ? AND due_ms = 9223372036854775806 AND wave <= ? AND batch_no >= ? AND batch_no <= ?
            """;

    /** What of a task being cancelled is not in anybody's hands on its way out. */
    static final String LOCK_CANCELLABLE = """
            SELECT batch_no, first_sent_ms FROM mass_batch
            WHERE task_id = ? AND due_ms < 9223372036854775807 AND (state IN (0, 1) OR due_ms <= ?) LIMIT ?
            FOR UPDATE SKIP LOCKED
            """;

    static final String MARK = """
            UPDATE mass_batch SET state = ?, reason = ?, due_ms = 9223372036854775807, owner = NULL, fence = fence + 1
            WHERE task_id = ? AND batch_no IN (%s)
            """;

    static final String UNKNOWN_OF =
            "SELECT batch_no FROM mass_batch WHERE task_id = ? AND state = 5 ORDER BY batch_no LIMIT ? FOR UPDATE";

    static final String RESOLVE = "UPDATE mass_batch SET state = ?, reason = CASE WHEN ? = 3 THEN NULL ELSE reason END"
            + " WHERE task_id = ? AND state = 5 AND batch_no IN (%s)";

    /** Batches from one on in which somebody is in a state: the condition is on {@code b}. */
    static final String WITH_PEOPLE = """
            SELECT b.first_position, b.people, CASE WHEN b.state = 3 THEN b.failed ELSE 0 END AS failed
            FROM mass_batch b WHERE b.task_id = ? AND b.batch_no >= ? AND %s
            ORDER BY b.task_id, b.batch_no LIMIT ?
            """;

    static final String LAST = "SELECT MAX(batch_no) AS last FROM mass_batch WHERE task_id = ?";

    static final String DELETE = "DELETE FROM mass_batch WHERE task_id = ? AND batch_no > ? AND batch_no <= ?";

    static final String DELETE_REQUESTS =
            "DELETE FROM mass_request WHERE task_id = ? AND batch_no > ? AND batch_no <= ?";

    private MassBatchSql() {}
}
