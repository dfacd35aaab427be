package io.wecomops.domain.masstask;

import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.token.AgentId;
import java.util.Objects;

/**
 * What a business system asks for: this message, through this app, to these people, under this number.
 *
 * @param kind whether it goes out in its turn, or ahead
 * @param message with its placeholders as they are written; everybody of the audience has the variables that it needs
 */
public record Submission(
        BizNo bizNo,
        AgentId agentId,
        Message message,
        Audience audience,
        DeliveryMode delivery,
        Schedule schedule,
        TaskKind kind) {
    public Submission {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(bizNo, "bizNo");
        Objects.requireNonNull(agentId, "agentId");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(delivery, "delivery");
        Objects.requireNonNull(schedule, "schedule");
        var template = MessageTemplate.of(message);
        if (template.isPersonal()) {
            audience.people().forEach(user -> template.fill(audience.variablesOf(user)));
        }
    }

    /** A mass task. */
    public Submission(
            BizNo bizNo,
            AgentId agentId,
            Message message,
            Audience audience,
            DeliveryMode delivery,
            Schedule schedule) {
        this(bizNo, agentId, message, audience, delivery, schedule, TaskKind.MASS);
    }

    /** The same, to all at once and now. */
    public Submission(BizNo bizNo, AgentId agentId, Message message, Audience audience, DeliveryMode delivery) {
        this(bizNo, agentId, message, audience, delivery, Schedule.AT_ONCE);
    }
}
