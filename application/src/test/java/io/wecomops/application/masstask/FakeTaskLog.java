package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Keeps the lines of all tasks in one list. Thread-safe. */
final class FakeTaskLog implements TaskLog {
    private final List<TaskEvent> events = new ArrayList<>();

    @Override
    public synchronized void append(TaskId task, TaskEvent.Level level, String message) {
        events.add(new TaskEvent(level, message, Instant.EPOCH));
    }

    @Override
    public synchronized Page<TaskEvent> read(TaskId task, PageRequest page) {
        return new Page<>(events, OptionalLong.empty());
    }

    synchronized List<String> lines() {
        return events.stream().map(TaskEvent::message).toList();
    }
}
