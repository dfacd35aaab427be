package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.AttemptOutcome;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The queue in {@code mass_batch}. A claim looks for tasks with something due, then locks due batches of each in turn. */
public final class MysqlBatchQueue implements BatchQueue {
    private static final int MAX_MESSAGE_ID = 255;

    private final Database database;
    /** Where this node's next claim goes on. */
    private final AtomicLong lastServed = new AtomicLong();

    public MysqlBatchQueue(Database database) {
        this.database = database;
    }

    @Override
    public List<ClaimedBatch> claim(NodeId owner, int most, Duration lease, Set<AgentId> except) {
        if (most < 1 || lease.toMillis() < 1) {
            throw new IllegalArgumentException("a claim is for at least one batch and one millisecond");
        }
        return database.transaction("claiming batches", tx -> claim(tx, owner, most, lease, except));
    }

    private List<ClaimedBatch> claim(DbExecute tx, NodeId owner, int most, Duration lease, Set<AgentId> except) {
        long last = lastServed.get();
        List<Candidate> candidates = new ArrayList<>(candidates(tx, last, Long.MAX_VALUE, most, except));
        if (last > 0 && candidates.size() < most) {
            candidates.addAll(candidates(tx, 0, last, most - candidates.size(), except));
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

    private static List<Candidate> candidates(DbExecute tx, long after, long upTo, int most, Set<AgentId> except) {
        // no app has the number 0: the list in the statement is never empty
        var apps =
                Stream.concat(Stream.of(0), except.stream().map(AgentId::value)).toList();
        return Row.all(
                tx,
                Candidate::of,
                MassTaskSql.WITH_DUE_BATCHES.formatted(Placeholders.list(apps.size())),
                Stream.of(Stream.of(after, upTo), apps.stream(), Stream.of(most))
                        .flatMap(values -> values)
                        .toArray());
    }

    private static List<ClaimedBatch> claimOf(
            DbExecute tx, Candidate candidate, NodeId owner, int most, Duration lease) {
        long task = candidate.task();
        List<Integer> numbers =
                Row.all(tx, row -> row.integer("batch_no"), MassBatchSql.LOCK_DUE, task, candidate.nowMs(), most);
        if (numbers.isEmpty()) {
            return List.of();
        }
        String marks = Placeholders.list(numbers.size());
        tx.update(
                MassBatchSql.CLAIM.formatted(marks),
                values(Stream.of(owner.value(), candidate.nowMs() + lease.toMillis(), task), numbers));
        if (candidate.status() == TaskStatus.PENDING) {
            tx.update(MassTaskSql.RUN, task);
        }
        return Row.all(
                tx,
                row -> ClaimedRow.read(row, candidate.nowMs()),
                MassBatchSql.READ_CLAIMED.formatted(marks),
                values(Stream.of(task), numbers));
    }

    @Override
    public boolean startSending(ClaimedBatch batch) {
        return database.transaction("noting a first send", tx -> {
            AttemptRows.beforeStart(tx, batch);
            return tx.update(MassBatchSql.START_SENDING, underFence(batch)) == 1;
        });
    }

    @Override
    public boolean record(ClaimedBatch batch, BatchResult result) {
        var attempt = "recording what came of a batch";
        return switch (result) {
            case BatchResult.Sent sent -> database.transaction(attempt, tx -> recordSent(tx, batch, sent));
            case BatchResult.Again again -> database.transaction(attempt, tx -> recordAgain(tx, batch, again));
            case BatchResult.GivenBack(var wait) -> {
                long after = wait.toMillis();
                int sentBefore = batch.sentBefore().isPresent() ? 1 : 0;
                yield database.change(attempt, MassBatchSql.GIVEN_BACK, underFence(batch, after, after, sentBefore))
                        == 1;
            }
            case BatchResult.Failed(var reason) ->
                database.transaction(
                        attempt, tx -> recordEnd(tx, batch, BatchState.FAILED, AttemptOutcome.FAILED, reason));
            case BatchResult.Unknown(var reason) ->
                database.transaction(
                        attempt, tx -> recordEnd(tx, batch, BatchState.UNKNOWN, AttemptOutcome.UNKNOWN, reason));
        };
    }

    private static boolean recordAgain(DbExecute tx, ClaimedBatch batch, BatchResult.Again again) {
        long after = again.after().toMillis();
        int maybeDelivered = again.maybeDelivered() ? 1 : 0;
        String reason = again.reason().code();
        Object[] values = underFence(batch, after, after, again.failedAttempts(), reason, maybeDelivered);
        if (tx.update(MassBatchSql.AGAIN, values) == 0) {
            return false;
        }
        AttemptRows.ended(tx, batch, AttemptOutcome.AGAIN, again.reason());
        return true;
    }

    private static boolean recordEnd(
            DbExecute tx, ClaimedBatch batch, BatchState end, AttemptOutcome outcome, Reason reason) {
        if (tx.update(MassBatchSql.ENDED, underFence(batch, end.number(), reason.code())) == 0) {
            return false;
        }
        AttemptRows.ended(tx, batch, outcome, reason);
        return true;
    }

    private static boolean recordSent(DbExecute tx, ClaimedBatch batch, BatchResult.Sent sent) {
        String messageId = sent.messageId();
        String kept = messageId.substring(0, Math.min(messageId.length(), MAX_MESSAGE_ID));
        if (tx.update(MassBatchSql.SENT, underFence(batch, kept)) == 0) {
            return false;
        }
        long failed = 0;
        for (var entry : usersByReason(sent.undelivered()).entrySet()) {
            List<String> users = entry.getValue();
            failed += tx.update(
                    MassRecipientSql.FAIL.formatted(Placeholders.list(users.size())),
                    values(Stream.of(entry.getKey().code(), batch.taskId().value(), batch.number()), users));
        }
        if (failed > 0) {
            tx.update(MassBatchSql.COUNT_FAILED, failed, batch.taskId().value(), batch.number());
        }
        return true;
    }

    /** Each person once, with the first reason that is given. */
    private static Map<Reason, List<String>> usersByReason(List<Undelivered> undelivered) {
        Map<String, Reason> reasons = new LinkedHashMap<>();
        undelivered.forEach(one -> reasons.putIfAbsent(one.user().value(), one.reason()));
        Map<Reason, List<String>> users = new HashMap<>();
        reasons.forEach((user, reason) ->
                users.computeIfAbsent(reason, _ -> new ArrayList<>()).add(user));
        return users;
    }

    private static Object[] underFence(ClaimedBatch batch, Object... before) {
        return values(Stream.of(before), List.of(batch.taskId().value(), batch.number(), batch.fence()));
    }

    private static Object[] values(Stream<?> first, List<?> rest) {
        return Stream.concat(first, rest.stream()).toArray();
    }

    private record Candidate(long task, TaskStatus status, long nowMs) {
        static Candidate of(Row row) {
            return new Candidate(row.number("id"), TaskStatus.of(row.integer("status")), row.number("now_ms"));
        }
    }
}
