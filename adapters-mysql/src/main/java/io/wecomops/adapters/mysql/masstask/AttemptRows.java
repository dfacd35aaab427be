package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.AttemptOutcome;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.reason.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each attempt to send a batch, within the transactions that change the batch. {@code mass_batch} tells of its last
 * start; a row of its own has only what did not deliver. So a batch that gets through at once, as nearly all do, costs no row
 * and no statement.
 */
final class AttemptRows {
    private AttemptRows() {}

    /** To be called before a new attempt of {@code batch} is noted: if the last one has no end, it keeps its place. */
    static void beforeStart(DbExecute tx, ClaimedBatch batch) {
        if (batch.sentBefore().isPresent()) {
            tx.update(MassAttemptSql.KEEP_UNENDED, batch.taskId().value(), batch.number(), batch.fence());
        }
    }

    /** To be called once {@code outcome} of a claimed batch is recorded, if that is not a delivery; always true. */
    static boolean ended(DbExecute tx, ClaimedBatch batch, AttemptOutcome outcome, Reason reason) {
        tx.update(
                MassAttemptSql.KEEP_ENDED,
                outcome.number(),
                reason.code(),
                batch.taskId().value(),
                batch.number(),
                batch.fence());
        return true;
    }

    static List<SendAttempt> read(DbExecute tx, TaskId task, int batch) {
        List<SendAttempt> attempts =
                new ArrayList<>(Row.all(tx, AttemptRows::kept, MassAttemptSql.LIST, task.value(), batch));
        Row.all(tx, AttemptRows::last, MassAttemptSql.LAST, task.value(), batch).stream()
                .filter(last -> attempts.stream().noneMatch(kept -> kept.number() == last.number()))
                .forEach(attempts::add);
        return attempts;
    }

    private static SendAttempt kept(Row row) {
        var outcome = row.numberIfAny("outcome");
        return new SendAttempt(
                row.integer("attempt_no"),
                new NodeId(row.text("node")),
                Instant.ofEpochMilli(row.number("started_ms")),
                outcome.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SendAttempt.End(
                                Instant.ofEpochMilli(row.number("ended_ms")),
                                AttemptOutcome.of(Math.toIntExact(outcome.getAsLong())),
                                row.textIfAny("reason").map(Reason::new))));
    }

    /** One without a row of its own was delivered, or nobody knows. A batch that a person settled has no message. */
    private static SendAttempt last(Row row) {
        boolean delivered = BatchState.of(row.integer("state")) == BatchState.SENT
                && row.textIfAny("message_id").isPresent();
        return new SendAttempt(
                row.integer("attempts"),
                new NodeId(row.text("sent_by")),
                Instant.ofEpochMilli(row.number("started_ms")),
                delivered
                        ? Optional.of(new SendAttempt.End(
                                Instant.ofEpochMilli(row.number("ended_ms")),
                                AttemptOutcome.DELIVERED,
                                Optional.empty()))
                        : Optional.empty());
    }
}
