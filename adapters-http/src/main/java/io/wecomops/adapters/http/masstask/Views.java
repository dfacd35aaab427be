package io.wecomops.adapters.http.masstask;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.MessageType;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

/** From the domain to what clients see. MapStruct writes the rest, and fails the build where a view's member has no source. */
@Mapper(implementationName = "Generated<CLASS_NAME>", unmappedTargetPolicy = ReportingPolicy.ERROR)
abstract class Views {
    private static final DateTimeFormatter BEIJING = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
            .withZone(ZoneId.of("Asia/Shanghai"));

    @Mapping(source = "id", target = "taskId")
    @Mapping(source = "type", target = "msgType")
    @Mapping(source = "status", target = "statusCode")
    @Mapping(source = "traceId", target = "submittedTraceId")
    abstract MassTaskView of(MassTask task);

    @Mapping(source = "user", target = "userid")
    abstract RecipientView of(Recipient recipient, @Context Function<Reason, Explanation> guide);

    @Mapping(source = "at", target = "createdAt")
    abstract LogLineView of(TaskEvent event);

    String text(BizNo bizNo) {
        return bizNo.value();
    }

    long number(TaskId id) {
        return id.value();
    }

    int number(AgentId agent) {
        return agent.value();
    }

    String text(MessageType type) {
        return type.code();
    }

    String text(TaskStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    int number(TaskStatus status) {
        return status.number();
    }

    String text(TaskStage stage) {
        return stage.code();
    }

    String text(DeliveryMode delivery) {
        return delivery.code();
    }

    String text(TraceId traceId) {
        return traceId.value();
    }

    String text(UserId user) {
        return user.value();
    }

    String text(RecipientState state) {
        return state.code();
    }

    String text(TaskEvent.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    String text(Instant time) {
        return BEIJING.format(time);
    }

    @Nullable
    String time(Optional<Instant> time) {
        return time.map(BEIJING::format).orElse(null);
    }

    @Nullable
    String text(Optional<String> text) {
        return text.orElse(null);
    }

    RecipientView.@Nullable ReasonView reason(Optional<Reason> reason, @Context Function<Reason, Explanation> guide) {
        return reason.map(why -> {
                    Explanation words = guide.apply(why);
                    return new RecipientView.ReasonView(why.code(), words.english(), words.chinese());
                })
                .orElse(null);
    }
}
