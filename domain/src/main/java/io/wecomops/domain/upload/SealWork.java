package io.wecomops.domain.upload;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A task that one node seals, under a lease that each step renews.
 *
 * @param message as it was written
 * @param gray in waves; empty for all at once
 * @param people how many lines of all uploads that count name somebody, doubles included
 * @param sum of their hashes
 * @param cursor how far the sealing has come
 * @param fence what is written under an older one is refused
 */
public record SealWork(
        TaskId task,
        BizNo bizNo,
        AgentId agentId,
        Message message,
        TraceId traceId,
        Optional<GrayPlan> gray,
        long people,
        long sum,
        SealCursor cursor,
        Duration lease,
        long fence) {
    public SealWork {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(gray, "gray");
        Objects.requireNonNull(cursor, "cursor");
        Objects.requireNonNull(lease, "lease");
    }
}
