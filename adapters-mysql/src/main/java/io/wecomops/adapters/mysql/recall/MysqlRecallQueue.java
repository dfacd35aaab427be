package io.wecomops.adapters.mysql.recall;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.masstask.MysqlTaskLog;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.TaskEvent.Level;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.recall.ClaimedRecall;
import io.wecomops.domain.recall.EndedRecall;
import io.wecomops.domain.recall.Recall;
import io.wecomops.domain.recall.RecallQueue;
import io.wecomops.domain.recall.RecallResult;
import io.wecomops.domain.recall.RecallState;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.trace.TraceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The queue in {@code mass_recall_batch}. A claim lists a stretch of what was sent, then locks what is due of each recall. */
public final class MysqlRecallQueue implements RecallQueue {
    private static final int LISTED_AT_ONCE = 2000;
    private static final int ENDED = 1;
    private static final int LISTED = 2;

    private final Database database;

    public MysqlRecallQueue(Database database) {
        this.database = database;
    }

    @Override
    public List<ClaimedRecall> claim(NodeId owner, int most, Duration lease, Set<AgentId> except) {
        if (most < 1 || lease.toMillis() < 1) {
            throw new IllegalArgumentException("a claim is for at least one batch and one millisecond");
        }
        // no app has the number 0: the list in the statement is never empty
        Object[] apps =
                Stream.concat(Stream.of(0), except.stream().map(AgentId::value)).toArray();
        List<ClaimedRecall> claimed;
        boolean listed;
        do { // where all that was listed is too late, the next stretch may be not
            List<Open> open = database.read(
                    "looking for recalls",
                    Open::of,
                    MassRecallSql.OPEN.formatted(Placeholders.list(apps.length)),
                    apps);
            listed = false;
            for (Open recall : open) {
                listed |= recall.stage() < LISTED
                        && database.transaction("listing what is to be recalled", tx -> listSome(tx, recall));
            }
            claimed = claimOf(open, owner, most, lease.toMillis());
        } while (claimed.isEmpty() && listed);
        return claimed;
    }

    private List<ClaimedRecall> claimOf(List<Open> open, NodeId owner, int most, long leaseMs) {
        List<ClaimedRecall> claimed = new ArrayList<>();
        int share = Math.max(1, most / Math.max(1, open.size()));
        for (int upTo : new int[] {share, most}) { // its share to each, then what is left over
            for (Open recall : open) {
                int more = Math.min(upTo, most - claimed.size());
                if (more > 0) {
                    claimed.addAll(
                            database.transaction("claiming recalls", tx -> claimOf(tx, recall, owner, more, leaseMs)));
                }
            }
        }
        return claimed;
    }

    /** Whether this call listed a stretch, or found that there is nothing in it. */
    private static boolean listSome(DbExecute tx, Open recall) {
        Optional<Listing> found = Row.all(tx, Listing::of, MassRecallSql.LISTING, recall.task()).stream()
                .findFirst();
        if (found.isEmpty()
                || (found.get().stage() == ENDED && !found.get().status().hasEnded())) {
            return false;
        }
        Listing at = found.get();
        int upTo = at.last() + LISTED_AT_ONCE;
        boolean all = upTo >= at.batches();
        int stage = all ? at.stage() + 1 : at.stage();
        // asked first, so that of two nodes one lists; the row stays locked until the end
        if (tx.update(MassRecallSql.LISTED, stage, all ? 0 : upTo, recall.task(), at.stage(), at.last()) == 0) {
            return false;
        }
        long late = recall.nowMs() - Recall.WITHIN.toMillis();
        tx.update(MassRecallBatchSql.LIST, late, late, late, recall.task(), at.last(), upTo);
        return true;
    }

    private static List<ClaimedRecall> claimOf(DbExecute tx, Open recall, NodeId owner, int most, long leaseMs) {
        long late = recall.nowMs() - Recall.WITHIN.toMillis();
        List<Due> due = Row.all(tx, Due::of, MassRecallBatchSql.LOCK_DUE, recall.task(), recall.nowMs(), most);
        List<Integer> tooLate = numbers(due.stream().filter(one -> one.sentMs() <= late));
        List<Integer> fit = numbers(due.stream().filter(one -> one.sentMs() > late));
        if (!tooLate.isEmpty()) {
            tx.update(
                    MassRecallBatchSql.TOO_LATE.formatted(Placeholders.list(tooLate.size())),
                    values(Stream.of(recall.task()), tooLate));
        }
        if (fit.isEmpty()) {
            return List.of();
        }
        String marks = Placeholders.list(fit.size());
        tx.update(
                MassRecallBatchSql.CLAIM.formatted(marks),
                values(Stream.of(owner.value(), recall.nowMs() + leaseMs, recall.task()), fit));
        return Row.all(
                tx,
                MysqlRecallQueue::claimed,
                MassRecallBatchSql.READ_CLAIMED.formatted(marks),
                values(Stream.of(recall.task()), fit));
    }

    private static ClaimedRecall claimed(Row row) {
        return new ClaimedRecall(
                new TaskId(row.number("task_id")),
                new BizNo(row.text("biz_no")),
                row.integer("batch_no"),
                new AgentId(row.integer("agent_id")),
                new TraceId(row.text("trace_id")),
                row.text("message_id"),
                row.integer("failed_attempts"),
                row.number("fence"));
    }

    @Override
    public boolean record(ClaimedRecall claimed, RecallResult result) {
        long changed = switch (result) {
            case RecallResult.Done() -> ended(claimed, null, RecallState.RECALLED);
            case RecallResult.Failed(var reason) -> ended(claimed, reason.code(), RecallState.FAILED);
            case RecallResult.Again(var after, int failed, var reason) ->
                recorded(claimed, MassRecallBatchSql.AGAIN, after.toMillis(), failed, reason.code());
            case RecallResult.GivenBack(var after) ->
                recorded(claimed, MassRecallBatchSql.GIVEN_BACK, after.toMillis());
        };
        return changed == 1;
    }

    private long ended(ClaimedRecall claimed, @Nullable String reason, RecallState state) {
        return recorded(claimed, MassRecallBatchSql.ENDED, reason, state.number());
    }

    private long recorded(ClaimedRecall claimed, String sql, @Nullable Object... before) {
        List<Object> fence = List.of(claimed.task().value(), claimed.batch(), claimed.fence());
        return database.change("recording what came of a recall", sql, values(Stream.of(before), fence));
    }

    @Override
    public List<EndedRecall> endFinished() {
        var attempt = "ending finished recalls";
        List<EndedRecall> ended = new ArrayList<>();
        for (var finished : database.read(attempt, Finished::of, MassRecallSql.WITH_ALL_ENDED)) {
            database.transaction(attempt, tx -> end(tx, finished)).forEach(ended::add);
        }
        return ended;
    }

    private static List<EndedRecall> end(DbExecute tx, Finished finished) {
        if (tx.update(MassRecallSql.END, finished.task()) == 0) {
            return List.of();
        }
        Recall recall = RecallSums.of(tx, finished.task()).orElseThrow();
        MysqlTaskLog.append(
                tx,
                finished.task(),
                recall.failed() + recall.tooLate() == 0 ? Level.INFO : Level.WARN,
                "recall ended: %d of %d batches recalled, %d failed, %d too late"
                        .formatted(recall.recalled(), recall.batches(), recall.failed(), recall.tooLate()));
        return List.of(new EndedRecall(finished.bizNo(), finished.traceId(), recall));
    }

    private static List<Integer> numbers(Stream<Due> due) {
        return due.map(Due::batch).toList();
    }

    private static Object[] values(Stream<?> first, List<?> rest) {
        return Stream.concat(first, rest.stream()).toArray();
    }

    private record Open(long task, int stage, long nowMs) {
        static Open of(Row row) {
            return new Open(row.number("task_id"), row.integer("stage"), row.number("now_ms"));
        }
    }

    private record Listing(int stage, int last, TaskStatus status, long batches) {
        static Listing of(Row row) {
            return new Listing(
                    row.integer("stage"),
                    row.integer("last_batch"),
                    TaskStatus.of(row.integer("status")),
                    row.numberIfAny("all_batches").orElse(0));
        }
    }

    private record Due(int batch, long sentMs) {
        static Due of(Row row) {
            return new Due(row.integer("batch_no"), row.number("sent_ms"));
        }
    }

    private record Finished(long task, BizNo bizNo, TraceId traceId) {
        static Finished of(Row row) {
            return new Finished(
                    row.number("task_id"), new BizNo(row.text("biz_no")), new TraceId(row.text("trace_id")));
        }
    }
}
