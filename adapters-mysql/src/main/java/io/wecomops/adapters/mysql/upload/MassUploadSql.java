package io.wecomops.adapters.mysql.upload;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement on {@code mass_upload} and {@code mass_upload_line}. State: 0 receiving, 1 complete, 2 cut, 4 dropped. */
final class MassUploadSql {
    static final String LIST = DatabaseTime.in("""
                    SELECT upload_no, line_count, people, people_sum, fence,
                           CASE WHEN state = 0 AND lease_end_ms <= {now} THEN 2 ELSE state END AS state_now
                    FROM mass_upload WHERE task_id = ? ORDER BY upload_no
                    """);

    static final String BEGIN =
            DatabaseTime.in("INSERT INTO mass_upload (task_id, upload_no, lease_end_ms) VALUES (?, ?, {now} + ?)");

    static final String GO_ON = DatabaseTime.in("""
                    UPDATE mass_upload SET state = 0, fence = fence + 1, lease_end_ms = {now} + ?
                    WHERE task_id = ? AND upload_no = ?
                    """);

    static final String DROP =
            "UPDATE mass_upload SET state = 4, fence = fence + 1 WHERE task_id = ? AND upload_no = ?";

    private static final String UNDER_ITS_FENCE = "WHERE task_id = ? AND upload_no = ? AND fence = ? AND state = 0";

    static final String APPEND = DatabaseTime.in("""
                    UPDATE mass_upload SET line_count = ?, people = ?, people_sum = ?, lease_end_ms = {now} + ?
                    """ + UNDER_ITS_FENCE);

    static final String END = "UPDATE mass_upload SET state = ? " + UNDER_ITS_FENCE;

    static final String INSERT_LINE =
            "INSERT INTO mass_upload_line (task_id, bucket, upload_no, line_no, userid) VALUES ";

    static final String INSERT_PERSONAL_LINE =
            "INSERT INTO mass_upload_line (task_id, bucket, upload_no, line_no, userid, variables) VALUES ";

    static final String READ_LINES = """
            SELECT l.line_no, l.userid, l.variables FROM mass_upload_line l
            JOIN mass_upload u ON u.task_id = l.task_id AND u.upload_no = l.upload_no AND u.state = 1
            WHERE l.task_id = ? AND l.bucket >= ? AND l.bucket < ?
            ORDER BY l.bucket, l.upload_no, l.line_no
            """;

    static final String CLEAR = "DELETE FROM mass_upload_line WHERE task_id = ? LIMIT ?";

    private MassUploadSql() {}
}
