package io.wecomops.domain.upload;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.token.AgentId;
import java.util.Objects;

/**
 * What a business system asks for whose recipients will be uploaded.
 *
 * @param message with its placeholders as they are written
 * @param schedule at once means as soon as the task is ready
 */
public record AwaitedSubmission(
        BizNo bizNo, AgentId agentId, Message message, DeliveryMode delivery, Schedule schedule) {
    public AwaitedSubmission {
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(schedule, "schedule");
        MessageTemplate.of(message);
    }

    /** The same, to all as soon as it is ready. */
    public AwaitedSubmission(BizNo bizNo, AgentId agentId, Message message, DeliveryMode delivery) {
        this(bizNo, agentId, message, delivery, Schedule.AT_ONCE);
    }
}
