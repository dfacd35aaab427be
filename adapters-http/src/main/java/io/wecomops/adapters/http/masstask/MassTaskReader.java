package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.http.json.Members;
import io.wecomops.application.masstask.SendMessage;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.error.InvalidInputException;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.MessageType;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.upload.AwaitedSubmission;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the bodies of {@code POST /mass-tasks} and {@code POST /messages}, and tells of all their faults at once. */
record MassTaskReader(Apps apps) {
    /** What stands where the path of a task has its number. */
    static final String RESERVED = "preflight";

    /** @throws InvalidInputException with every fault that was found */
    Asked read(JsonNode body) {
        var faults = new Faults();
        Optional<Asked> asked = Members.of(faults, "", body).flatMap(this::asked);
        faults.throwIfAny();
        return asked.orElseThrow(() -> new IllegalStateException("no fault, and yet no submission"));
    }

    /**
     * Reads the body of {@code POST /messages}.
     *
     * @throws InvalidInputException with every fault that was found
     */
    SendMessage.Order readMessage(JsonNode body) {
        var faults = new Faults();
        Optional<SendMessage.Order> order = Members.of(faults, "", body).flatMap(this::order);
        faults.throwIfAny();
        return order.orElseThrow(() -> new IllegalStateException("no fault, and yet no message"));
    }

    private Optional<SendMessage.Order> order(Members body) {
        Optional<AgentId> agent = agent(body);
        Optional<Message> message = message(body);
        Optional<Audience> people = body.requiredObject("target")
                .flatMap(target -> targets(body, message).readPeople(target, SendMessage.MOST_PEOPLE));
        DeliveryMode delivery =
                body.object("options").map(MassTaskReader::delivery).orElse(DeliveryMode.EFFECTIVELY_ONCE);
        body.noOthers();
        if (!body.faults().none() || agent.isEmpty() || message.isEmpty() || people.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SendMessage.Order(agent.get(), message.get(), people.get(), delivery));
    }

    private static TargetReader targets(Members body, Optional<Message> message) {
        return message.flatMap(readable -> body.faults().read(body.at("payload"), () -> MessageTemplate.of(readable)))
                .map(TargetReader::forMessage)
                .orElseGet(TargetReader::forNoMessage);
    }

    private Optional<Asked> asked(Members body) {
        Faults faults = body.faults();
        Optional<BizNo> bizNo =
                body.requiredText("biz_no").flatMap(text -> faults.read(body.at("biz_no"), () -> bizNo(text)));
        Optional<AgentId> agent = agent(body);
        Optional<Message> message = message(body);
        TargetReader targets = targets(body, message);
        Optional<Target> target = body.requiredObject("target").flatMap(targets::read);
        DeliveryMode delivery =
                body.object("options").map(MassTaskReader::delivery).orElse(DeliveryMode.EFFECTIVELY_ONCE);
        Schedule schedule = ScheduleReader.read(body);
        body.noOthers();
        if (!faults.none() || bizNo.isEmpty() || agent.isEmpty() || message.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        return switch (target.get()) {
            case Target.People(Audience audience) ->
                Optional.of(new Asked.Whole(
                        new Submission(bizNo.get(), agent.get(), message.get(), audience, delivery, schedule)));
            case Target.Uploaded _ ->
                Optional.of(new Asked.Awaited(
                        new AwaitedSubmission(bizNo.get(), agent.get(), message.get(), delivery, schedule)));
        };
    }

    private static BizNo bizNo(String text) {
        if (text.equals(RESERVED)) {
            throw new IllegalArgumentException("must not be " + RESERVED + ", which is a path of its own");
        }
        return new BizNo(text);
    }

    private Optional<AgentId> agent(Members body) {
        OptionalInt number = body.wholeNumber("agent_id");
        return number.isEmpty()
                ? Optional.of(apps.defaultAgent())
                : body.faults().read(body.at("agent_id"), () -> {
                    var agent = new AgentId(number.getAsInt());
                    return apps.keyOf(agent).agentId();
                });
    }

    private static Optional<Message> message(Members body) {
        Optional<MessageType> type = body.requiredText("msg_type").flatMap(code -> {
            Optional<MessageType> known = MessageType.of(code);
            if (known.isEmpty()) {
                body.faults().add(body.at("msg_type"), "must be one of " + MessageType.codes());
            }
            return known;
        });
        Optional<Members> payload = body.requiredObject("payload");
        return type.flatMap(known -> payload.flatMap(members -> PayloadReader.read(known, members)));
    }

    private static DeliveryMode delivery(Members options) {
        Optional<String> code = options.text("delivery");
        options.noOthers();
        Optional<DeliveryMode> mode = code.flatMap(DeliveryMode::of);
        if (code.isPresent() && mode.isEmpty()) {
            options.faults()
                    .add(
                            options.at("delivery"),
                            "must be " + DeliveryMode.EFFECTIVELY_ONCE.code() + " or "
                                    + DeliveryMode.AT_MOST_ONCE.code());
        }
        return mode.orElse(DeliveryMode.EFFECTIVELY_ONCE);
    }
}
