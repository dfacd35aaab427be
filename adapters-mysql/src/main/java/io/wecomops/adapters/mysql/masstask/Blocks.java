package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A task's blocks as they stand. Of those that are not summed up, batches that have ended are to be looked at; batches behind the
 * last block stand in none.
 *
 * @param counted the sums of blocks that are summed up, and the people of the others
 * @param open ranges of batches whose blocks are not summed up, in order
 * @param last the last batch that stands in a block; 0 where there is none
 */
record Blocks(List<Counted> counted, List<Range> open, int last) {
    /** A statement of so many is not long. */
    private static final int RANGES_AT_ONCE = 50;

    /** From one batch to another. */
    record Range(int first, int last) {
        static List<Range> joined(List<Range> ordered) {
            List<Range> joined = new ArrayList<>();
            for (Range next : ordered) {
                if (!joined.isEmpty() && joined.getLast().last() + 1 == next.first()) {
                    joined.add(new Range(joined.removeLast().first(), next.last()));
                } else {
                    joined.add(next);
                }
            }
            return joined;
        }
    }

    private record Line(Range range, Counted counted) {
        static Line of(Row row) {
            return new Line(new Range(row.integer("first_batch"), row.integer("last_batch")), Counted.of(row));
        }

        boolean isOpen() {
            return range.first() > 0;
        }
    }

    static Blocks of(DbExecute tx, long task) {
        List<Line> lines = Row.all(tx, Line::of, MassBlockSql.OF_TASK, task, task);
        List<Range> open = lines.stream()
                .filter(Line::isOpen)
                .map(Line::range)
                .sorted(Comparator.comparingInt(Range::first))
                .toList();
        int last = lines.stream().mapToInt(line -> line.range().last()).max().orElse(0);
        return new Blocks(lines.stream().map(Line::counted).toList(), Range.joined(open), last);
    }

    /** What of some batches has ended. */
    static <T> List<T> ended(DbExecute tx, long task, List<Range> among, String sql, Function<Row, T> mapper) {
        List<T> found = new ArrayList<>();
        for (int from = 0; from < among.size(); from += RANGES_AT_ONCE) {
            List<Range> some = among.subList(from, Math.min(among.size(), from + RANGES_AT_ONCE));
            String ranges = String.join(" OR ", Collections.nCopies(some.size(), "batch_no BETWEEN ? AND ?"));
            Stream<Object> ends = some.stream().flatMap(range -> Stream.of(range.first(), range.last()));
            found.addAll(Row.all(
                    tx,
                    mapper,
                    sql.formatted(ranges),
                    Stream.concat(Stream.of(task), ends).toArray()));
        }
        return found;
    }
}
