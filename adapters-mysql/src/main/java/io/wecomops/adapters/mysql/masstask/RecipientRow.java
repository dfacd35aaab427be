package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import java.time.Instant;
import java.util.Optional;

/** One person with what his or her batch tells. */
record RecipientRow(long position, Recipient recipient) {
    static RecipientRow of(Row row) {
        var batch = BatchState.of(row.integer("state"));
        var own = row.textIfAny("own_reason");
        var state = batch == BatchState.SENT && own.isPresent() ? RecipientState.FAILED : batch.ofItsPeople();
        var message = row.textIfAny("message_id").filter(_ -> state == RecipientState.SENT);
        return new RecipientRow(
                row.number("position"),
                new Recipient(
                        new UserId(row.text("userid")),
                        state,
                        row.integer("batch_no"),
                        row.integer("attempts"),
                        own.or(() -> row.textIfAny("batch_reason")).map(Reason::new),
                        message,
                        message.flatMap(_ -> endOf(row))));
    }

    private static Optional<Instant> endOf(Row row) {
        var ended = row.numberIfAny("ended_ms");
        return ended.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended.getAsLong()));
    }
}
