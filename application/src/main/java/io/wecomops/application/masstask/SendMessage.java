package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.util.Objects;

/**
 * Accepts one message that is to go out now: a task of its own, ahead of all mass tasks. So it is as durable as they are, and
 * is sent, repeated and told of by the same parts. Thread-safe.
 */
public final class SendMessage {
    /** As many as one request to WeCom may name. */
    public static final int MOST_PEOPLE = 1000;

    private final SubmitMassTask submit;
    private final IdGenerator ids;

    /** @param submit with batches of {@link #MOST_PEOPLE} */
    public SendMessage(SubmitMassTask submit, IdGenerator ids) {
        this.submit = submit;
        this.ids = ids;
    }

    /**
     * What is to be sent.
     *
     * @param audience up to {@link #MOST_PEOPLE}, named one by one
     */
    public record Order(AgentId agentId, Message message, Audience audience, DeliveryMode delivery) {
        public Order {
            Objects.requireNonNull(agentId, "agentId");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(delivery, "delivery");
            if (!audience.groups().isEmpty() || audience.people().size() > MOST_PEOPLE) {
                throw new IllegalArgumentException("a message is for 1 to " + MOST_PEOPLE + " people by name");
            }
        }
    }

    /** Another message each time. */
    public SubmitMassTask.Answer send(Order order, TraceId traceId) {
        return sendOnce(order, ids.next(), traceId);
    }

    /** @param name up to 60 letters and digits; of equal orders with equal names one message is sent */
    public SubmitMassTask.Answer sendOnce(Order order, String name, TraceId traceId) {
        var id = new BizNo("msg-" + name);
        return submit.submit(
                new Submission(
                        id,
                        order.agentId(),
                        order.message(),
                        order.audience(),
                        order.delivery(),
                        Schedule.AT_ONCE,
                        TaskKind.MESSAGE),
                traceId);
    }
}
