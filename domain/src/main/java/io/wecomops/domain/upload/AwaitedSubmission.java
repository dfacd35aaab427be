package io.wecomops.domain.upload;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.token.AgentId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a business system asks for whose recipients will be uploaded.
 *
 * @param message with its placeholders as they are written
 * @param sendAt not before this, by the database's clock; empty for as soon as the task is ready
 */
public record AwaitedSubmission(
        BizNo bizNo, AgentId agentId, Message message, DeliveryMode delivery, Optional<Instant> sendAt) {
    public AwaitedSubmission {
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(sendAt, "sendAt");
        MessageTemplate.of(message);
    }

    /** The same, as soon as it is ready. */
    public AwaitedSubmission(BizNo bizNo, AgentId agentId, Message message, DeliveryMode delivery) {
        this(bizNo, agentId, message, delivery, Optional.empty());
    }
}
