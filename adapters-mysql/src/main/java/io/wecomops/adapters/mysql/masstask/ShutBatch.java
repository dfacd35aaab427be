package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import java.util.Optional;

/** A batch that is not due, for its wave is shut; or was until now, and is about to be let out. */
record ShutBatch(int number, int wave) {
    private static ShutBatch of(Row row) {
        return new ShutBatch(row.integer("batch_no"), row.integer("wave"));
    }

    static Optional<ShutBatch> first(DbExecute tx, long task) {
        return Row.all(tx, ShutBatch::of, MassBatchSql.FIRST_SHUT, task).stream()
                .findFirst();
    }

    static Optional<ShutBatch> last(DbExecute tx, long task) {
        return Row.all(tx, ShutBatch::of, MassBatchSql.LAST_SHUT, task).stream().findFirst();
    }

    /**
     * Lets batches of waves up to {@code openWave} out, at most so many.
     *
     * @return how many; 0 where none is shut any more, or another node has let these out
     */
    static int open(DbExecute tx, long task, int openWave, int most) {
        return first(tx, task)
                .filter(first -> first.wave() <= openWave)
                .map(first -> tx.update(MassBatchSql.OPEN, task, openWave, first.number(), first.number() + most - 1))
                .map(Math::toIntExact)
                .orElse(0);
    }
}
