package io.wecomops.adapters.mysql.masstask;

/** Every statement on {@code mass_archive} and {@code mass_purge}, and those that empty tables of uploads. */
final class MassArchiveSql {
    /**
     * Tasks that have ended, are not being recalled, and of which no retry is being made. Stage: 2 being sealed, 3 archived.
     */
    static final String LOCK_OLD = """
            SELECT id FROM mass_task
            WHERE stage IN (0, 1, 2) AND updated_at <= TIMESTAMPADD(SECOND, ?, CURRENT_TIMESTAMP)
              AND status IN (4, 5, 6, 7)
              AND NOT EXISTS (SELECT 1 FROM mass_recall r WHERE r.task_id = mass_task.id AND r.ended_ms IS NULL)
              AND NOT EXISTS (
                SELECT 1 FROM mass_resend r JOIN mass_task t ON t.id = r.task_id
                WHERE r.source_id = mass_task.id AND t.stage = 2 AND t.status IN (0, 1, 2, 3))
            LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    /** The targets may name a hundred thousand people. */
    static final String ARCHIVE = """
            UPDATE mass_task SET stage = 3, target = '{"archived":true}', updated_at = updated_at WHERE id = ?
            """;

    private static final String COLUMNS =
            "people_total, people_sent, people_failed, people_unknown, people_cancelled, people_left";

    static final String NOTE_SUMS =
            "INSERT INTO mass_archive (task_id, wave, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

    static final String NOTE_ROWS = "INSERT INTO mass_purge (task_id, people_left, batches_left) VALUES (?, ?, ?)";

    private static final String SUMS = """
                   SUM(people_total) AS people_total, SUM(people_sent) AS people_sent,
                   SUM(people_failed) AS people_failed, SUM(people_unknown) AS people_unknown,
                   SUM(people_cancelled) AS people_cancelled, SUM(people_left) AS people_left
            """;

    static final String PROGRESS =
            "SELECT task_id, " + SUMS + "FROM mass_archive WHERE task_id IN (%s) GROUP BY task_id";

    static final String WAVES = "SELECT wave, " + COLUMNS + " FROM mass_archive WHERE task_id = ? ORDER BY wave";

    static final String LOCK_PURGE = """
            SELECT task_id, people_left, batches_left FROM mass_purge
            ORDER BY task_id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    static final String NOTE_PURGED = "UPDATE mass_purge SET people_left = ?, batches_left = ? WHERE task_id = ?";

    static final String PURGED = "DELETE FROM mass_purge WHERE task_id = ?";

    static final String DELETE_LINES = "DELETE FROM mass_upload_line WHERE task_id = ? LIMIT ?";

    static final String DELETE_RECALLED =
            "DELETE FROM mass_recall_batch WHERE task_id = ? AND batch_no > ? AND batch_no <= ?";

    static final String DELETE_RECALL = "DELETE FROM mass_recall WHERE task_id = ?";

    static final String DELETE_UPLOADS = "DELETE FROM mass_upload WHERE task_id = ?";

    static final String DELETE_AUDIENCE = "DELETE FROM mass_audience WHERE task_id = ?";

    private MassArchiveSql() {}
}
