package io.wecomops.domain.resend;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.Objects;

/**
 * A retry that one node seals, under a lease that each step renews.
 *
 * @param message as it was written
 * @param source whose failed people it is for
 * @param generations how many members of the family were made after the source, this one included
 * @param cursor how far the sealing has come
 * @param fence what is written under an older one is refused
 */
public record ResendWork(
        TaskId task,
        BizNo bizNo,
        AgentId agentId,
        Message message,
        TraceId traceId,
        TaskId source,
        int generations,
        ResendCursor cursor,
        Duration lease,
        long fence) {
    public ResendWork {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(cursor, "cursor");
        Objects.requireNonNull(lease, "lease");
        if (generations < 1) {
            throw new IllegalArgumentException("a retry is made after its source");
        }
    }
}
