package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import java.time.Instant;

/** The log of a task in {@code mass_task_log}. */
public final class MysqlTaskLog implements TaskLog {
    /** The column holds 65,535 bytes; a unit of UTF-16 is at most three of UTF-8. What is longer is cut. */
    private static final int MAX_LENGTH = 21_845;

    private final Database database;

    public MysqlTaskLog(Database database) {
        this.database = database;
    }

    @Override
    public void append(TaskId task, TaskEvent.Level level, String message) {
        database.change(
                "writing the log of a mass task", MassTaskLogSql.APPEND, task.value(), level.name(), cut(message));
    }

    /** Appends a line within a transaction. */
    public static void append(DbExecute execute, long task, TaskEvent.Level level, String message) {
        execute.insert(MassTaskLogSql.APPEND, task, level.name(), cut(message));
    }

    private static String cut(String message) {
        if (message.length() <= MAX_LENGTH) {
            return message;
        }
        boolean splitsAPair = Character.isHighSurrogate(message.charAt(MAX_LENGTH - 1));
        return message.substring(0, splitsAPair ? MAX_LENGTH - 1 : MAX_LENGTH);
    }

    @Override
    public Page<TaskEvent> read(TaskId task, PageRequest page) {
        var lines = database.read(
                "reading the log of a mass task",
                Line::of,
                MassTaskLogSql.READ,
                task.value(),
                page.after(),
                page.limit() + 1);
        return Pages.of(lines, page.limit(), Line::id, Line::event);
    }

    private record Line(long id, TaskEvent event) {
        static Line of(Row row) {
            return new Line(
                    row.number("id"),
                    new TaskEvent(
                            TaskEvent.Level.valueOf(row.text("level")),
                            row.text("message"),
                            Instant.ofEpochMilli(row.number("created_ms"))));
        }
    }
}
