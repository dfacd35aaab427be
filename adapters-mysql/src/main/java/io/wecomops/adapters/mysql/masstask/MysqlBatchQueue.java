package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.GroupCommit;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The queue in {@code mass_batch}. A claim looks for tasks with something due, then locks due batches of each in turn. What
 * many note and record at the same time goes into one transaction.
 */
public final class MysqlBatchQueue implements BatchQueue {
    /** A statement of so many is not long, and keeps no lock for long. */
    private static final int NOTES_AT_ONCE = 100;

    private final Database database;
    private final GroupCommit<BatchNote> notes;
    /** Where this node's next claim goes on. */
    private final AtomicLong lastServed = new AtomicLong();

    public MysqlBatchQueue(Database database) {
        this.database = database;
        this.notes = new GroupCommit<>(NOTES_AT_ONCE, new BatchNotes(database)::carry);
    }

    @Override
    public List<ClaimedBatch> claim(NodeId owner, int most, Duration lease, Set<AgentId> except) {
        if (most < 1 || lease.toMillis() < 1) {
            throw new IllegalArgumentException("a claim is for at least one batch and one millisecond");
        }
        return database.transaction("claiming batches", tx -> claim(tx, owner, most, lease, except));
    }

    private List<ClaimedBatch> claim(DbExecute tx, NodeId owner, int most, Duration lease, Set<AgentId> except) {
        List<ClaimedBatch> claimed = new ArrayList<>();
        for (var message : candidates(tx, TaskKind.MESSAGE, 0, Long.MAX_VALUE, most, except)) {
            int more = most - claimed.size();
            claimed.addAll(more == 0 ? List.of() : claimOf(tx, message, owner, more, lease));
        }
        int left = most - claimed.size();
        claimed.addAll(left == 0 ? List.of() : claimInTurn(tx, owner, left, lease, except));
        return claimed;
    }

    private List<ClaimedBatch> claimInTurn(DbExecute tx, NodeId owner, int most, Duration lease, Set<AgentId> except) {
        long last = lastServed.get();
        List<Candidate> candidates = new ArrayList<>(candidates(tx, TaskKind.MASS, last, Long.MAX_VALUE, most, except));
        if (last > 0 && candidates.size() < most) {
            candidates.addAll(candidates(tx, TaskKind.MASS, 0, last, most - candidates.size(), except));
        }
        List<ClaimedBatch> claimed = new ArrayList<>();
        int share = Math.max(1, most / Math.max(1, candidates.size()));
        for (int upTo : new int[] {share, most}) { // its share to each, then what is left over
            for (var candidate : candidates) {
                int more = Math.min(upTo, most - claimed.size());
                List<ClaimedBatch> its = more == 0 ? List.of() : claimOf(tx, candidate, owner, more, lease);
                claimed.addAll(its);
                if (!its.isEmpty() && upTo == share) {
                    lastServed.set(candidate.task());
                }
            }
        }
        return claimed;
    }

    private static List<Candidate> candidates(
            DbExecute tx, TaskKind kind, long after, long upTo, int most, Set<AgentId> except) {
        // no app has the number 0: the list in the statement is never empty
        var apps =
                Stream.concat(Stream.of(0), except.stream().map(AgentId::value)).toList();
        return Row.all(
                tx,
                Candidate::of,
                MassTaskSql.WITH_DUE_BATCHES.formatted(Placeholders.list(apps.size())),
                Stream.of(Stream.of(kind.number(), after, upTo), apps.stream(), Stream.of(most))
                        .flatMap(values -> values)
                        .toArray());
    }

    private static List<ClaimedBatch> claimOf(
            DbExecute tx, Candidate candidate, NodeId owner, int most, Duration lease) {
        long task = candidate.task();
        // what comes back is due later than the task began, and goes before what nobody has had yet
        List<Integer> numbers = new ArrayList<>(lockDue(tx, task, candidate.begunMs(), candidate.nowMs(), most));
        if (numbers.size() < most) {
            long fresh = Math.min(candidate.begunMs(), candidate.nowMs());
            numbers.addAll(lockDue(tx, task, Long.MIN_VALUE, fresh, most - numbers.size()));
        }
        if (numbers.isEmpty()) {
            return List.of();
        }
        String marks = Placeholders.list(numbers.size());
        tx.update(
                MassBatchSql.CLAIM.formatted(marks),
                values(Stream.of(owner.value(), candidate.nowMs() + lease.toMillis(), task), numbers));
        if (candidate.status() == TaskStatus.PENDING || candidate.begunMs() == 0) {
            tx.update(MassTaskSql.RUN, candidate.nowMs(), task);
        }
        return Row.all(
                tx,
                row -> ClaimedRow.read(row, candidate.nowMs()),
                MassBatchSql.READ_CLAIMED.formatted(marks),
                values(Stream.of(task), numbers));
    }

    private static List<Integer> lockDue(DbExecute tx, long task, long afterMs, long upToMs, int most) {
        return Row.all(tx, row -> row.integer("batch_no"), MassBatchSql.LOCK_DUE, task, afterMs, upToMs, most);
    }

    @Override
    public boolean startSending(ClaimedBatch batch) {
        return notes.carry(new BatchNote.Start(batch));
    }

    @Override
    public boolean mayStillSend(ClaimedBatch batch) {
        return !database.read(
                        "looking at a batch before it goes out",
                        row -> row.integer("batch_no"),
                        MassBatchSql.MAY_STILL_SEND,
                        batch.taskId().value(),
                        batch.number(),
                        batch.fence())
                .isEmpty();
    }

    @Override
    public boolean record(ClaimedBatch batch, BatchResult result) {
        return notes.carry(new BatchNote.End(batch, result));
    }

    private static Object[] values(Stream<?> first, List<?> rest) {
        return Stream.concat(first, rest.stream()).toArray();
    }

    /** @param begunMs when its first batch was claimed; all that nobody has had is due then or before */
    private record Candidate(long task, TaskStatus status, long begunMs, long nowMs) {
        static Candidate of(Row row) {
            return new Candidate(
                    row.number("id"),
                    TaskStatus.of(row.integer("status")),
                    row.number("begun_ms"),
                    row.number("now_ms"));
        }
    }
}
