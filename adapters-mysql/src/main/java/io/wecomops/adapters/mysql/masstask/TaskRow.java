package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.MessageType;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A row of {@code mass_task}, and how it becomes a task together with the progress of its batches. */
record TaskRow(
        long id,
        BizNo bizNo,
        AgentId agentId,
        MessageType type,
        DeliveryMode delivery,
        Fingerprint fingerprint,
        TraceId traceId,
        TaskStatus status,
        TaskStage stage,
        Instant createdAt,
        Instant updatedAt,
        TaskKind kind) {
    private static final Progress NOBODY = new Progress(0, 0, 0, 0, 0, 0);

    static TaskRow of(Row row) {
        return new TaskRow(
                row.number("id"),
                new BizNo(row.text("biz_no")),
                new AgentId(row.integer("agent_id")),
                MessageType.of(row.text("msg_type")).orElseThrow(),
                DeliveryMode.of(row.text("delivery")).orElseThrow(),
                new Fingerprint(row.text("fingerprint")),
                new TraceId(row.text("trace_id")),
                TaskStatus.of(row.integer("status")),
                TaskStage.of(row.integer("stage")),
                Instant.ofEpochMilli(row.number("created_ms")),
                Instant.ofEpochMilli(row.number("updated_ms")),
                TaskKind.of(row.integer("kind")));
    }

    /** The rows' tasks in their order, with three more statements however many they are, and some more for each large one. */
    static List<MassTask> tasks(DbExecute execute, List<TaskRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<Long> ids = rows.stream().map(TaskRow::id).toList();
        Map<Long, Sums> sums = new HashMap<>();
        String marks = Placeholders.list(ids.size());
        for (long large : Row.all(
                execute, row -> row.number("task_id"), MassBlockSql.WITH_BLOCKS.formatted(marks), ids.toArray())) {
            sums.put(large, new Sums(large, TaskSums.read(execute, large, false).progress()));
        }
        List<Long> others = ids.stream().filter(id -> !sums.containsKey(id)).toList();
        sums.putAll(sums(execute, MassBatchSql.PROGRESS, others));
        // last, and ahead of the others: what is being deleted was noted there before
        sums.putAll(sums(execute, MassArchiveSql.PROGRESS, ids));
        return rows.stream()
                .map(row -> {
                    var found = sums.get(row.id());
                    return row.task(found == null ? NOBODY : found.progress());
                })
                .toList();
    }

    private static Map<Long, Sums> sums(DbExecute execute, String sql, List<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return Row.all(execute, Sums::of, sql.formatted(Placeholders.list(ids.size())), ids.toArray()).stream()
                .collect(Collectors.toMap(Sums::task, Function.identity(), (_, later) -> later, HashMap::new));
    }

    MassTask task(Progress progress) {
        return new MassTask(
                new TaskId(id),
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
                kind);
    }

    /** Of one row of sums. */
    static Progress progress(Row row) {
        return new Progress(
                row.number("people_total"),
                row.number("people_sent"),
                row.number("people_failed"),
                row.number("people_unknown"),
                row.number("people_cancelled"),
                row.number("people_left"));
    }

    private record Sums(long task, Progress progress) {
        static Sums of(Row row) {
            return new Sums(row.number("task_id"), TaskRow.progress(row));
        }
    }
}
