package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Tempo;
import io.wecomops.domain.masstask.WaveState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * What a task's batches sum to, read in one pass over them: a task may have a million.
 *
 * @param waves in order, as if all were open
 * @param progress of all waves
 * @param tempo of all of them
 */
record TaskSums(List<WaveState> waves, Progress progress, Tempo tempo) {

    /**
     * The archive is read last: what is being deleted was noted there before.
     *
     * @param byWave whether its waves are told apart
     */
    static TaskSums read(DbExecute tx, long task, boolean byWave) {
        List<Counted> counted = Row.all(tx, Counted::of, byWave ? MassBatchSql.WAVES : MassBatchSql.WHOLE, task);
        List<WaveState> noted = Row.all(tx, TaskSums::wave, MassArchiveSql.WAVES, task);
        List<WaveState> waves =
                noted.isEmpty() ? counted.stream().map(Counted::wave).toList() : noted;
        Progress progress = sum(waves);
        return new TaskSums(waves, progress, tempo(counted, progress.left()));
    }

    static WaveState wave(Row row) {
        return new WaveState(row.integer("wave"), true, TaskRow.progress(row));
    }

    private static Progress sum(List<WaveState> waves) {
        return new Progress(
                sum(waves, Progress::total),
                sum(waves, Progress::sent),
                sum(waves, Progress::failed),
                sum(waves, Progress::unknown),
                sum(waves, Progress::cancelled),
                sum(waves, Progress::left));
    }

    private static long sum(List<WaveState> waves, ToLongFunction<Progress> count) {
        return waves.stream().map(WaveState::progress).mapToLong(count).sum();
    }

    private static Tempo tempo(List<Counted> counted, long left) {
        OptionalLong first =
                counted.stream().flatMapToLong(each -> each.firstMs().stream()).min();
        if (first.isEmpty()) {
            return Tempo.STANDSTILL;
        }
        long sinceFirst = Math.max(0, counted.getFirst().nowMs() - first.getAsLong());
        return Tempo.of(counted.stream().mapToLong(Counted::lately).sum(), Duration.ofMillis(sinceFirst), left);
    }

    /**
     * A wave with its tempo.
     *
     * @param firstMs when its first batch ended
     * @param lately whose batches ended within {@link Tempo#WINDOW}
     */
    private record Counted(WaveState wave, OptionalLong firstMs, long nowMs, long lately) {
        static Counted of(Row row) {
            return new Counted(
                    TaskSums.wave(row), row.numberIfAny("first_ms"), row.number("now_ms"), row.number("people_lately"));
        }
    }
}
