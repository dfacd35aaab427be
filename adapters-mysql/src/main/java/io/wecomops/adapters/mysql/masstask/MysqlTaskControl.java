package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.masstask.Tempo;
import io.wecomops.domain.masstask.WaveState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands on {@code mass_task}: each locks the task's row, so that of two at once one comes after the other. */
public final class MysqlTaskControl implements TaskControl {
    private static final int BATCHES_AT_ONCE = 1000;

    private final Database database;

    public MysqlTaskControl(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Steered> command(BizNo bizNo, TaskCommand command) {
        return database.transaction(
                "steering a mass task",
                tx -> Row.all(tx, Standing::of, MassTaskSql.LOCK, bizNo.value()).stream()
                        .findFirst()
                        .map(standing -> carryOut(tx, standing, command)));
    }

    private static Steered carryOut(DbExecute tx, Standing standing, TaskCommand command) {
        if (command.isMetBy(standing.status(), standing.cancelling())) {
            return new Steered.Unchanged(task(tx, standing));
        }
        Optional<String> refusal = command.refusal(standing.status(), standing.cancelling());
        if (refusal.isPresent()) {
            return new Steered.Refused(task(tx, standing), refusal.get());
        }
        String line = switch (command) {
            case PAUSE -> {
                stop(tx, standing, 0);
                yield "paused";
            }
            case CANCEL -> {
                stop(tx, standing, 1);
                yield "cancelled; what is in flight ends";
            }
            case RESUME -> {
                tx.update(MassTaskSql.SET_STATUS, TaskStatus.PENDING.number(), 0, standing.id());
                yield "resumed";
            }
            case PROMOTE -> promote(tx, standing);
        };
        MysqlTaskLog.append(tx, standing.id(), TaskEvent.Level.INFO, line);
        return new Steered.Done(task(tx, standing));
    }

    private static void stop(DbExecute tx, Standing standing, int cancelling) {
        tx.update(MassTaskSql.SET_STATUS, TaskStatus.PAUSED.number(), cancelling, standing.id());
        tx.update(MassBatchSql.TAKE_BACK, standing.id(), standing.nowMs());
    }

    private static String promote(DbExecute tx, Standing standing) {
        boolean ended = TaskSums.read(tx, standing.id(), true)
                .wave(standing.openWave())
                .map(WaveState::hasEnded)
                .orElse(true);
        if (!ended) {
            tx.update(
                    MassTaskSql.GO_ON_PROMOTED,
                    standing.openWave(),
                    standing.openWave(),
                    standing.id(),
                    standing.openWave());
            return "promoted: wave " + standing.openWave() + " goes on";
        }
        int next = openNext(tx, standing.id(), standing.openWave());
        return "promoted: wave " + next + " is open";
    }

    /**
     * Opens the first wave behind the open one that holds anybody; says which. Of its batches only the first are let out here: whoever
     * steers the task must not wait for a million of them.
     */
    static int openNext(DbExecute tx, long task, int openWave) {
        int next = ShutBatch.first(tx, task).orElseThrow().wave();
        tx.update(MassTaskSql.GO_ON_PROMOTED, next, 0, task, openWave);
        ShutBatch.open(tx, task, next, BATCHES_AT_ONCE);
        return next;
    }

    @Override
    public Optional<Steered> resolveUnknown(BizNo bizNo, Resolution resolution) {
        boolean any = false;
        while (true) {
            Optional<Resolved> step = database.transaction(
                    "resolving what is unknown",
                    tx -> Row.all(tx, Standing::of, MassTaskSql.LOCK, bizNo.value()).stream()
                            .findFirst()
                            .map(standing -> resolveSome(tx, standing, resolution)));
            if (step.isEmpty()) {
                return Optional.empty();
            }
            any |= step.get().batches() > 0;
            MassTask task = step.get().task();
            if (task.stage() == TaskStage.ARCHIVED) {
                return Optional.of(new Steered.Refused(task, "the task is archived: its people have been deleted"));
            }
            if (step.get().batches() < BATCHES_AT_ONCE) {
                return Optional.of(any ? new Steered.Done(task) : new Steered.Unchanged(task));
            }
        }
    }

    private static Resolved resolveSome(DbExecute tx, Standing standing, Resolution resolution) {
        List<Integer> unknown = standing.stage() == TaskStage.ARCHIVED
                ? List.of()
                : Row.all(tx, row -> row.integer("batch_no"), MassBatchSql.UNKNOWN_OF, standing.id(), BATCHES_AT_ONCE);
        if (!unknown.isEmpty()) {
            BatchState state = switch (resolution) {
                case SENT -> BatchState.SENT;
                case FAILED -> BatchState.FAILED;
            };
            tx.update(MassBlockSql.OPEN_AGAIN, standing.id(), unknown.getLast(), unknown.getFirst());
            tx.update(
                    MassBatchSql.RESOLVE.formatted(Placeholders.list(unknown.size())),
                    Stream.concat(Stream.of(state.number(), state.number(), standing.id()), unknown.stream())
                            .toArray());
            MysqlTaskLog.append(
                    tx,
                    standing.id(),
                    TaskEvent.Level.INFO,
                    unknown.size() + " batches whose outcome was unknown are taken to be " + resolution.code());
            if (standing.status().hasEnded()) {
                TaskStatus end = TaskStatus.endOf(task(tx, standing).progress());
                tx.update(MassTaskSql.END_ANEW, end.number(), standing.id());
            }
        }
        return new Resolved(unknown.size(), task(tx, standing));
    }

    @Override
    public Optional<TaskDetails> details(BizNo bizNo) {
        return database.transaction(
                "reading a mass task",
                tx -> Row.all(tx, Standing::of, MassTaskSql.STANDING, bizNo.value()).stream()
                        .findFirst()
                        .map(standing -> details(tx, standing)));
    }

    private static TaskDetails details(DbExecute tx, Standing standing) {
        boolean isGray = standing.schedule().gray().isPresent();
        TaskSums sums = TaskSums.read(tx, standing.id(), isGray);
        MassTask task = MysqlMassTasks.read(tx, standing.id(), sums.progress()).orElseThrow();
        Tempo tempo = task.status().hasEnded() ? Tempo.STANDSTILL : sums.tempo();
        List<WaveState> waves = isGray
                ? sums.waves().stream()
                        .map(wave ->
                                new WaveState(wave.number(), wave.number() <= standing.openWave(), wave.progress()))
                        .toList()
                : List.of();
        return new TaskDetails(task, tempo, standing.schedule(), standing.cancelling(), standing.gateStopped(), waves);
    }

    private static MassTask task(DbExecute tx, Standing standing) {
        return MysqlMassTasks.read(tx, standing.id()).orElseThrow();
    }

    private record Resolved(int batches, MassTask task) {}

    private record Standing(
            long id,
            TaskStatus status,
            TaskStage stage,
            boolean cancelling,
            int openWave,
            Optional<String> gateStopped,
            Schedule schedule,
            long nowMs) {
        static Standing of(Row row) {
            var sendAt = row.numberIfAny("send_at_ms");
            return new Standing(
                    row.number("id"),
                    TaskStatus.of(row.integer("status")),
                    TaskStage.of(row.integer("stage")),
                    row.integer("cancelling") == 1,
                    row.integer("open_wave"),
                    row.textIfAny("gate_stopped"),
                    new Schedule(
                            sendAt.isPresent()
                                    ? Optional.of(Instant.ofEpochMilli(sendAt.getAsLong()))
                                    : Optional.empty(),
                            row.textIfAny("gray").map(GrayJson::plan)),
                    row.number("now_ms"));
        }
    }
}
