package io.wecomops.adapters.mysql.recall;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.recall.Recall;
import java.time.Instant;
import java.util.Optional;

/** Counts a recall. What is done is read before what was sent, so that nothing is ever done that was not sent. */
record RecallSums(long listed, long recalled, long failed, long tooLate) {
    private static final int ALL_LISTED = 2;

    static Optional<Recall> of(DbExecute tx, long task) {
        RecallSums sums =
                Row.all(tx, RecallSums::read, MassRecallBatchSql.SUMS, task).getFirst();
        return Row.all(tx, sums::recall, MassRecallSql.FIND, task).stream().findFirst();
    }

    private static RecallSums read(Row row) {
        return new RecallSums(
                row.number("listed"), row.number("recalled"), row.number("failed"), row.number("too_late"));
    }

    private Recall recall(Row row) {
        boolean allListed = row.integer("stage") == ALL_LISTED;
        long batches = allListed ? listed : Math.max(listed, row.number("sent_now"));
        var ended = row.numberIfAny("ended_ms");
        return new Recall(
                Instant.ofEpochMilli(row.number("asked_ms")),
                ended.isPresent() ? Optional.of(Instant.ofEpochMilli(ended.getAsLong())) : Optional.empty(),
                batches,
                recalled,
                failed,
                tooLate,
                batches - recalled - failed - tooLate);
    }
}
