package io.wecomops.domain.masstask;

import io.wecomops.domain.message.MessageType;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Instant;
import java.util.Objects;

/** A task as it stands. The times are the database's. */
public record MassTask(
        TaskId id,
        BizNo bizNo,
        AgentId agentId,
        MessageType type,
        DeliveryMode delivery,
        Fingerprint fingerprint,
        TraceId traceId,
        TaskStatus status,
        TaskStage stage,
        Progress progress,
        Instant createdAt,
        Instant updatedAt,
        TaskKind kind) {
    public MassTask {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(traceId, "traceId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(kind, "kind");
    }

    /** A mass task. */
    public MassTask(
            TaskId id,
            BizNo bizNo,
            AgentId agentId,
            MessageType type,
            DeliveryMode delivery,
            Fingerprint fingerprint,
            TraceId traceId,
            TaskStatus status,
            TaskStage stage,
            Progress progress,
            Instant createdAt,
            Instant updatedAt) {
        this(
                id,
                bizNo,
                agentId,
                type,
                delivery,
                fingerprint,
                traceId,
                status,
                stage,
                progress,
                createdAt,
                updatedAt,
                TaskKind.MASS);
    }
}
