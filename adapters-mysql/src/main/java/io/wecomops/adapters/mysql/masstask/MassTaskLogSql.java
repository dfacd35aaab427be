package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.DatabaseTime;

/** Every statement on {@code mass_task_log}; nothing else names its columns. */
final class MassTaskLogSql {
    static final String APPEND = "INSERT INTO mass_task_log (task_id, level, message) VALUES (?, ?, ?)";

    static final String READ = DatabaseTime.in("""
                    SELECT id, level, message, {created_ms} AS created_ms FROM mass_task_log
                    WHERE task_id = ? AND id > ? ORDER BY id LIMIT ?
                    """);

    static final String DELETE = "DELETE FROM mass_task_log WHERE task_id = ? LIMIT ?";

    private MassTaskLogSql() {}
}
