package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Insert;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.connection.SqlFailure;
import io.wecomops.domain.masstask.BatchBlocks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Blocks in {@code mass_block}: up to a thousand batches each, of one wave. A batch that has ended does so for good, but for one whose
 * outcome is unknown: whoever decides of it opens its block again, and a version refuses sums that were read before.
 */
public final class MysqlBatchBlocks implements BatchBlocks {
    private static final int BLOCKS_AT_ONCE = 50;

    private final Database database;
    private final int size;
    private final Duration age;

    /**
     * @param size how many batches stand in a block
     * @param age how long ago the last of them ended; no shorter than a task's tempo looks back
     */
    public MysqlBatchBlocks(Database database, int size, Duration age) {
        this.database = database;
        this.size = size;
        this.age = age;
    }

    @Override
    public int cut() {
        for (Uncut uncut : database.read("looking for batches to sum up", Uncut::of, MassBlockSql.UNCUT, size)) {
            int cut = database.transaction("cutting blocks of batches", tx -> cut(tx, uncut));
            if (cut > 0) {
                return cut;
            }
        }
        return 0;
    }

    private int cut(DbExecute tx, Uncut uncut) {
        int whole = (uncut.last() - uncut.cut()) / size;
        int upTo = uncut.cut() + size * Math.min(whole, BLOCKS_AT_ONCE);
        List<ToCut> blocks = Row.all(tx, ToCut::of, MassBlockSql.TO_CUT, uncut.task(), uncut.cut(), upTo, size);
        int next = uncut.cut() + 1;
        for (ToCut block : blocks) {
            if (block.first() != next || block.last() - block.first() + 1 != block.batches()) {
                return 0; // waves that do not follow each other: such a task stays as it is
            }
            next = block.last() + 1;
        }
        var insert = new Insert(tx, MassBlockSql.INSERT, 5, BLOCKS_AT_ONCE);
        try {
            blocks.forEach(
                    block -> insert.row(uncut.task(), block.first(), block.last(), block.wave(), block.people()));
            insert.flush();
        } catch (DbClientException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return 0; // another node is at it
            }
            throw failure;
        }
        return blocks.size();
    }

    @Override
    public int sumUp() {
        var attempt = "summing up batches";
        return database.read(attempt, row -> row.number("task_id"), MassBlockSql.TASKS_WITH_OPEN).stream()
                .mapToInt(task -> database.transaction(attempt, tx -> sumUp(tx, task)))
                .sum();
    }

    private int sumUp(DbExecute tx, long task) {
        List<Open> open = Row.all(tx, Open::of, MassBlockSql.OPEN, task);
        List<Blocks.Range> ranges =
                Blocks.Range.joined(open.stream().map(Open::range).toList());
        Map<Integer, Ended> ended = Blocks.ended(
                        tx,
                        task,
                        ranges,
                        MassBatchSql.ENDED_BY_BLOCK.replace("{size}", Integer.toString(size)),
                        Ended::of)
                .stream()
                .collect(Collectors.toMap(Ended::first, Function.identity()));
        int summed = 0;
        for (Open block : open) {
            Ended its = ended.get(block.range().first());
            if (its != null && isOver(block, its)) {
                Counted sums = its.sums();
                summed += (int) tx.update(
                        MassBlockSql.SUM_UP,
                        sums.sent(),
                        sums.failed(),
                        sums.unknown(),
                        sums.cancelled(),
                        sums.firstMs().isPresent() ? sums.firstMs().getAsLong() : null,
                        task,
                        block.range().first(),
                        block.version());
            }
        }
        return summed;
    }

    private boolean isOver(Open block, Ended ended) {
        boolean all = ended.batches() == block.range().last() - block.range().first() + 1
                && ended.sums().total() == block.people();
        return all && ended.lastMs().orElse(0) <= ended.sums().nowMs() - age.toMillis();
    }

    private record Uncut(long task, int last, int cut) {
        static Uncut of(Row row) {
            return new Uncut(row.number("task_id"), row.integer("last_batch"), row.integer("last_cut"));
        }
    }

    private record ToCut(int wave, int first, int last, int batches, long people) {
        static ToCut of(Row row) {
            return new ToCut(
                    row.integer("wave"),
                    row.integer("first_batch"),
                    row.integer("last_batch"),
                    row.integer("batches"),
                    row.number("people"));
        }
    }

    private record Open(Blocks.Range range, long people, long version) {
        static Open of(Row row) {
            var range = new Blocks.Range(row.integer("first_batch"), row.integer("last_batch"));
            return new Open(range, row.number("people"), row.number("version"));
        }
    }

    /**
     * What of a block has ended.
     *
     * @param first the first of them; where all have ended, the block's
     */
    private record Ended(int first, int batches, OptionalLong lastMs, Counted sums) {
        static Ended of(Row row) {
            return new Ended(
                    row.integer("first_batch"), row.integer("batches"), row.numberIfAny("last_ms"), Counted.of(row));
        }
    }
}
