package io.wecomops.bootstrap.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a task stands, as the API tells it.
 *
 * @param statusCode from 4 on it has ended
 */
record TaskView(int statusCode, int total, int sent, int failed, int unknown, int cancelled, int left) {
    private static final int FIRST_END = 4;

    static TaskView of(JsonNode task) {
        JsonNode progress = task.path("progress");
        return new TaskView(
                task.path("status_code").asInt(),
                progress.path("total").asInt(),
                progress.path("sent").asInt(),
                progress.path("failed").asInt(),
                progress.path("unknown").asInt(),
                progress.path("cancelled").asInt(),
                progress.path("left").asInt());
    }

    boolean hasEnded() {
        return statusCode >= FIRST_END;
    }

    int done() {
        return total - left;
    }

    boolean sums() {
        return total == sent + failed + unknown + cancelled + left;
    }
}
