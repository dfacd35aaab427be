package io.wecomops.adapters.http.masstask;

/** One line of a task's log as clients see it. */
record LogLineView(String level, String message, String createdAt) {}
