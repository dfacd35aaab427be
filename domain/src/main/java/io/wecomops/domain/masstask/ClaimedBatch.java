package io.wecomops.domain.masstask;

import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A batch that one node holds under a lease.
 *
 * @param people how many people it is for
 * @param failedAttempts how many attempts have failed so far, those that count
 * @param sentBefore how long ago its bytes first went out, by the database's clock, where they did and nobody knows what
 *     came of it: its node died, or the answer was lost
 * @param repeatWindow how long after the first send WeCom drops a repetition
 * @param kind what its task is
 * @param size whether its task is for a few people or for many
 * @param fence grows with each claim; a record under an older one is refused
 */
public record ClaimedBatch(
        TaskId taskId,
        BizNo bizNo,
        int number,
        AgentId agentId,
        DeliveryMode delivery,
        TraceId traceId,
        SealedRequest request,
        int people,
        int failedAttempts,
        Optional<Duration> sentBefore,
        Duration repeatWindow,
        TaskKind kind,
        TaskSize size,
        long fence) {
    public ClaimedBatch {
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(size, "size");
        if (number < 1 || people < 1 || failedAttempts < 0 || fence < 1) {
            throw new IllegalArgumentException("batch " + number + " of task " + taskId + " is not a batch");
        }
    }

    /** One of a small mass task. */
    public ClaimedBatch(
            TaskId taskId,
            BizNo bizNo,
            int number,
            AgentId agentId,
            DeliveryMode delivery,
            TraceId traceId,
            SealedRequest request,
            int people,
            int failedAttempts,
            Optional<Duration> sentBefore,
            Duration repeatWindow,
            long fence) {
        this(
                taskId,
                bizNo,
                number,
                agentId,
                delivery,
                traceId,
                request,
                people,
                failedAttempts,
                sentBefore,
                repeatWindow,
                TaskKind.MASS,
                TaskSize.SMALL,
                fence);
    }
}
