package io.wecomops.domain.recall;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.util.Objects;

/**
 * A batch whose recall one node holds under a lease.
 *
 * @param messageId WeCom's id of the message
 * @param failedAttempts how many attempts to recall it have failed so far
 * @param fence grows with each claim; a record under an older one is refused
 */
public record ClaimedRecall(
        TaskId task,
        BizNo bizNo,
        int batch,
        AgentId agentId,
        TraceId traceId,
        String messageId,
        int failedAttempts,
        long fence) {
    public ClaimedRecall {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(traceId, "traceId");
        if (batch < 1 || messageId.isEmpty() || failedAttempts < 0 || fence < 1) {
            throw new IllegalArgumentException("nothing of batch " + batch + " of task " + task + " can be recalled");
        }
    }
}
