package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.port.DrivenPort;

/**
 * What happened to a task, for people to read ({@code mass_task_log}). Thread-safe. Every method throws
 * {@link DependencyUnavailableException} where the database cannot be asked.
 */
@DrivenPort
public interface TaskLog {
    /** Appends a line at the database's time. */
    void append(TaskId task, TaskEvent.Level level, String message);

    /** The lines of a task, oldest first. */
    Page<TaskEvent> read(TaskId task, PageRequest page);
}
