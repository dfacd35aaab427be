package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.wecomops.domain.masstask.Progress;

/**
 * A task as clients see it. Times are RFC 3339 in Beijing time.
 *
 * @param submittedTraceId the trace id of the request that made it
 */
record MassTaskView(
        String bizNo,
        long taskId,
        int agentId,
        String msgType,
        String status,
        int statusCode,
        String stage,
        Progress progress,
        String delivery,
        String submittedTraceId,
        String createdAt,
        String updatedAt) {

    /**
     * A task that was just accepted.
     *
     * @param duplicatesRemoved how many entries of {@code users} named somebody who was named before
     */
    @JsonInclude
    record Accepted(@JsonUnwrapped MassTaskView task, int duplicatesRemoved) {}
}
