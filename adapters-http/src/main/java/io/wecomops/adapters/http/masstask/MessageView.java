package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wecomops.domain.masstask.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A single message as clients see it. Times are RFC 3339 in Beijing time; states are those of mass tasks and their people.
 *
 * @param submittedTraceId the trace id of the request that made it
 * @param duplicatesRemoved where it was just accepted, how many entries of {@code users} named somebody named before
 * @param recipients everybody with the outcome; left out where it was just accepted, and where nothing but its sums is
 *     kept any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        String id,
        int agentId,
        String msgType,
        String status,
        int statusCode,
        Progress progress,
        String delivery,
        String submittedTraceId,
        String createdAt,
        String updatedAt,
        @Nullable Integer duplicatesRemoved,
        @Nullable List<RecipientView> recipients) {

    static MessageView accepted(MassTaskView task, int duplicatesRemoved) {
        return of(task, duplicatesRemoved, null);
    }

    static MessageView with(MassTaskView task, List<RecipientView> recipients) {
        return of(task, null, recipients);
    }

    static MessageView archived(MassTaskView task) {
        return of(task, null, null);
    }

    private static MessageView of(
            MassTaskView task, @Nullable Integer duplicates, @Nullable List<RecipientView> recipients) {
        return new MessageView(
                task.bizNo(),
                task.agentId(),
                task.msgType(),
                task.status(),
                task.statusCode(),
                task.progress(),
                task.delivery(),
                task.submittedTraceId(),
                task.createdAt(),
                task.updatedAt(),
                duplicates,
                recipients);
    }
}
