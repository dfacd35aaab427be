package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.GateMove;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.masstask.WatchedTask;
import io.wecomops.domain.masstask.WaveState;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gates and cancellations in {@code mass_task}. A move names the wave it has seen; so it happens once over all nodes. */
public final class MysqlGrayWatch implements GrayWatch {
    private static final int MAX_STOPPED = 255;

    private final Database database;

    public MysqlGrayWatch(Database database) {
        this.database = database;
    }

    @Override
    public List<WatchedTask> watched() {
        return database.transaction(
                "watching gray releases",
                tx -> Row.all(tx, Watched::of, MassTaskSql.WATCHED).stream()
                        .flatMap(watched -> watched.seen(tx).stream())
                        .toList());
    }

    @Override
    public boolean move(WatchedTask seen, GateMove move) {
        return switch (move) {
            case GateMove.Nothing() -> false;
            case GateMove.Wait(String figures) ->
                waitAtGate(seen, Optional.empty(), TaskEvent.Level.INFO, figures + "; waiting at the gate");
            case GateMove.Stop(String figures) ->
                waitAtGate(
                        seen,
                        Optional.of(figures),
                        TaskEvent.Level.ERROR,
                        figures + "; too many failed: stopped until it is promoted or cancelled");
            case GateMove.Open() -> open(seen);
        };
    }

    private boolean waitAtGate(WatchedTask seen, Optional<String> stopped, TaskEvent.Level level, String line) {
        return database.transaction("shutting a gate", tx -> {
            // one that waits already can be stopped, and one that runs can do either
            int notFrom = stopped.isPresent() ? -1 : TaskStatus.WAITING_AT_GATE.number();
            String why = stopped.map(text -> text.substring(0, Math.min(text.length(), MAX_STOPPED)))
                    .orElse(null);
            long changed = tx.update(
                    MassTaskSql.WAIT_AT_GATE,
                    why,
                    seen.id().value(),
                    seen.wave().number(),
                    notFrom);
            if (changed == 1) {
                MysqlTaskLog.append(tx, seen.id().value(), level, line);
            }
            return changed == 1;
        });
    }

    private boolean open(WatchedTask seen) {
        return database.transaction("opening a gate", tx -> {
            long task = seen.id().value();
            boolean stands = Row.all(tx, Watched::of, MassTaskSql.WATCHED_ONE, task).stream()
                    .anyMatch(now -> now.openWave() == seen.wave().number() && now.waits() && !now.stopped());
            if (!stands) {
                return false;
            }
            int next = MysqlTaskControl.openNext(tx, task, seen.wave().number());
            MysqlTaskLog.append(tx, task, TaskEvent.Level.INFO, "the gate opened: wave " + next + " goes out");
            return true;
        });
    }

    @Override
    public int openSome(int most) {
        return database.transaction("letting out open waves", tx -> {
            int opened = 0;
            for (var task : Row.all(tx, Watched::of, MassTaskSql.WATCHED)) {
                opened += opened < most ? ShutBatch.open(tx, task.id(), task.openWave(), most - opened) : 0;
            }
            return opened;
        });
    }

    @Override
    public int cancelSome(int most) {
        return database.transaction("cancelling batches", tx -> {
            int marked = 0;
            for (var task : Row.all(tx, Cancelling::of, MassTaskSql.CANCELLING)) {
                marked += marked < most ? cancel(tx, task, most - marked) : 0;
            }
            return marked;
        });
    }

    private static int cancel(DbExecute tx, Cancelling task, int most) {
        List<Batch> batches = Row.all(tx, Batch::of, MassBatchSql.LOCK_CANCELLABLE, task.id(), task.nowMs(), most);
        mark(tx, task, BatchState.CANCELLED, Optional.empty(), batches.stream().filter(batch -> !batch.maySent()));
        mark(
                tx,
                task,
                BatchState.UNKNOWN,
                Optional.of(Reason.ANSWER_LOST),
                batches.stream().filter(Batch::maySent));
        return batches.size();
    }

    private static void mark(
            DbExecute tx, Cancelling task, BatchState state, Optional<Reason> reason, Stream<Batch> batches) {
        List<Integer> numbers = batches.map(Batch::number).toList();
        if (!numbers.isEmpty()) {
            var values = new ArrayList<Object>();
            values.add(state.number());
            values.add(reason.map(Reason::code).orElse(null));
            values.add(task.id());
            values.addAll(numbers);
            tx.update(MassBatchSql.MARK.formatted(Placeholders.list(numbers.size())), values.toArray());
        }
    }

    private record Cancelling(long id, long nowMs) {
        static Cancelling of(Row row) {
            return new Cancelling(row.number("id"), row.number("now_ms"));
        }
    }

    private record Batch(int number, boolean maySent) {
        static Batch of(Row row) {
            return new Batch(
                    row.integer("batch_no"), row.numberIfAny("first_sent_ms").isPresent());
        }
    }

    private record Watched(
            long id,
            BizNo bizNo,
            TraceId traceId,
            TaskStatus status,
            String gray,
            int openWave,
            int overruledWave,
            long gateSinceMs,
            boolean stopped,
            long nowMs) {
        static Watched of(Row row) {
            long now = row.number("now_ms");
            return new Watched(
                    row.number("id"),
                    new BizNo(row.text("biz_no")),
                    new TraceId(row.text("trace_id")),
                    TaskStatus.of(row.integer("status")),
                    row.text("gray"),
                    row.integer("open_wave"),
                    row.integer("overruled_wave"),
                    row.numberIfAny("gate_since_ms").orElse(now),
                    row.textIfAny("gate_stopped").isPresent(),
                    now);
        }

        boolean waits() {
            return status == TaskStatus.WAITING_AT_GATE;
        }

        /** Empty where nothing stands behind its open wave: then there is no gate. */
        Optional<WatchedTask> seen(DbExecute tx) {
            boolean gateBehind = ShutBatch.last(tx, id)
                    .filter(last -> last.wave() > openWave)
                    .isPresent();
            if (!gateBehind && !waits()) {
                return Optional.empty();
            }
            return TaskSums.read(tx, id, true).wave(openWave).map(this::of);
        }

        private WatchedTask of(WaveState wave) {
            return new WatchedTask(
                    new TaskId(id),
                    bizNo,
                    traceId,
                    GrayJson.plan(gray).gate(),
                    waits() ? Optional.of(Duration.ofMillis(Math.max(0, nowMs - gateSinceMs))) : Optional.empty(),
                    stopped,
                    overruledWave == openWave,
                    wave);
        }
    }
}
