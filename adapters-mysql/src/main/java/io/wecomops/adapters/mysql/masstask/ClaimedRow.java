package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.masstask.TaskSize;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A batch as it is handed to the node that claimed it. */
final class ClaimedRow {
    private ClaimedRow() {}

    static ClaimedBatch read(Row row, long nowMs) {
        return new ClaimedBatch(
                new TaskId(row.number("task_id")),
                new BizNo(row.text("biz_no")),
                row.integer("batch_no"),
                new AgentId(row.integer("agent_id")),
                DeliveryMode.of(row.text("delivery")).orElseThrow(),
                new TraceId(row.text("trace_id")),
                new SealedRequest(row.bytes("request")),
                row.integer("people"),
                row.integer("failed_attempts"),
                since(row.numberIfAny("first_sent_ms"), nowMs),
                Duration.ofMillis(row.number("repeat_window_ms")),
                TaskKind.of(row.integer("kind")),
                row.integer("is_large") == 1 ? TaskSize.LARGE : TaskSize.SMALL,
                row.number("fence"));
    }

    private static Optional<Duration> since(OptionalLong thenMs, long nowMs) {
        return thenMs.isPresent()
                ? Optional.of(Duration.ofMillis(Math.max(0, nowMs - thenMs.getAsLong())))
                : Optional.empty();
    }
}
