package io.wecomops.adapters.mysql.upload;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement that changes {@code mass_audience} or looks for work in it. Status and stage as in {@link AwaitedTaskSql}. */
final class MassAudienceSql {
    static final String INSERT = "INSERT INTO mass_audience (task_id) VALUES (?)";

    static final String EXISTS = "SELECT task_id FROM mass_audience WHERE task_id = ?";

    static final String TO_SEAL = DatabaseTime.in("""
                    SELECT a.task_id FROM mass_task t JOIN mass_audience a ON a.task_id = t.id
                    WHERE t.status IN (0, 2) AND t.stage = 2 AND t.cancelling = 0 AND a.lease_end_ms <= {now}
                    ORDER BY t.id LIMIT 16
                    """);

    static final String CLAIM = DatabaseTime.in("""
                    UPDATE mass_audience SET owner = ?, fence = fence + 1, lease_end_ms = {now} + ?
                    WHERE task_id = ? AND lease_end_ms <= {now}
                    """);

    static final String READ_CLAIMED = """
            SELECT t.id, t.biz_no, t.agent_id, t.msg_type, t.payload, t.trace_id, t.gray, a.fence, a.last_userid, a.batches,
                   a.people, a.people_sum, a.line_count, a.line_sum,
                   (SELECT SUM(u.people) FROM mass_upload u WHERE u.task_id = t.id AND u.state = 1) AS uploaded,
                   (SELECT SUM(u.people_sum) FROM mass_upload u WHERE u.task_id = t.id AND u.state = 1) AS uploaded_sum
            FROM mass_task t JOIN mass_audience a ON a.task_id = t.id WHERE t.id = ?
            """;

    static final String STEP = DatabaseTime.in("""
                    UPDATE mass_audience SET lease_end_ms = {now} + ?, last_userid = ?, batches = ?, people = ?,
                           people_sum = ?, line_count = ?, line_sum = ?
                    WHERE task_id = ? AND fence = ?
                    """);

    /** Of a task that is ready or has ended, and whose uploaded lines are still there. */
    static final String TO_CLEAR = """
            SELECT a.task_id FROM mass_audience a JOIN mass_task t ON t.id = a.task_id
            WHERE a.cleared = 0 AND (t.stage = 0 OR t.status >= 4) LIMIT 1
            """;

    static final String CLEARED = "UPDATE mass_audience SET cleared = 1 WHERE task_id = ?";

    private MassAudienceSql() {}
}
