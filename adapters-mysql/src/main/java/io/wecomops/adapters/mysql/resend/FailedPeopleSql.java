package io.wecomops.adapters.mysql.resend;

/**
 * Who has failed in a task and may be sent to again. Batch states: 0 to 2 not ended, 3 sent, 4 failed, 5 unknown; a person
 * of a sent batch has failed who has a reason of his or her own.
 */
final class FailedPeopleSql {
    /** In a stretch of positions; not those whom another member of the family has reached, or may have reached. */
    static final String READ = """
            SELECT /*! STRAIGHT_JOIN */ p.position, p.userid, p.batch_no, b.repeat_window_ms
            FROM mass_recipient p
            JOIN mass_batch b ON b.task_id = p.task_id AND b.batch_no = p.batch_no
            WHERE p.task_id = ? AND p.position > ? AND p.position <= ?
              AND (b.state = 4 OR (b.state = 3 AND p.reason IS NOT NULL))
              AND NOT EXISTS (
                SELECT 1 FROM mass_resend r
                JOIN mass_recipient o ON o.task_id = r.task_id AND o.userid = p.userid
                JOIN mass_batch c ON c.task_id = o.task_id AND c.batch_no = o.batch_no
                WHERE r.root_id = ? AND r.task_id <> ? AND r.task_id <> p.task_id
                  AND (c.state IN (0, 1, 2, 5) OR (c.state = 3 AND o.reason IS NULL)))
            ORDER BY p.task_id, p.position LIMIT ?
            """;

    static final String LAST = "SELECT COALESCE(MAX(position), 0) AS position FROM mass_recipient WHERE task_id = ?";
    static final String COUNT = "SELECT COUNT(*) AS people FROM mass_recipient WHERE task_id = ?";
    static final String REQUESTS = "SELECT batch_no, request FROM mass_request WHERE task_id = ? AND batch_no IN (%s)";
    static final String FAMILY_OF = "SELECT root_id FROM mass_resend WHERE task_id = ?";

    private FailedPeopleSql() {}
}
