package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Tempo;
import io.wecomops.domain.masstask.WaveState;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * What a task's batches sum to. Of blocks that are summed up no batch is looked at, and of the other blocks only what has
 * ended: the rest of their people is left. So however many batches there are, a few thousand are read.
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
        Collection<Counted> counted = counted(tx, task, byWave);
        List<WaveState> noted = Row.all(tx, TaskSums::archived, MassArchiveSql.WAVES, task);
        List<WaveState> waves =
                noted.isEmpty() ? counted.stream().map(Counted::state).toList() : noted;
        Progress progress = sum(waves);
        return new TaskSums(waves, progress, tempo(counted, progress.left()));
    }

    /** A wave that holds anybody. */
    Optional<WaveState> wave(int number) {
        return waves.stream().filter(wave -> wave.number() == number).findFirst();
    }

    private static Collection<Counted> counted(DbExecute tx, long task, boolean byWave) {
        Map<Integer, Counted> waves = new TreeMap<>();
        Consumer<Counted> add = part -> waves.merge(byWave ? part.wave() : 1, part, Counted::plus);
        Blocks blocks = Blocks.of(tx, task);
        blocks.counted().forEach(add);
        Blocks.ended(tx, task, blocks.open(), MassBatchSql.ENDED_BY_WAVE, Counted::of).stream()
                .map(Counted::ofPeopleCountedBefore)
                .forEach(add);
        Row.all(tx, Counted::of, byWave ? MassBatchSql.WAVES : MassBatchSql.WHOLE, task, blocks.last())
                .forEach(add);
        return waves.values();
    }

    private static WaveState archived(Row row) {
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

    private static Tempo tempo(Collection<Counted> counted, long left) {
        OptionalLong first =
                counted.stream().flatMapToLong(each -> each.firstMs().stream()).min();
        if (first.isEmpty()) {
            return Tempo.STANDSTILL;
        }
        long now = counted.stream().mapToLong(Counted::nowMs).max().orElseThrow();
        long sinceFirst = Math.max(0, now - first.getAsLong());
        return Tempo.of(counted.stream().mapToLong(Counted::lately).sum(), Duration.ofMillis(sinceFirst), left);
    }
}
