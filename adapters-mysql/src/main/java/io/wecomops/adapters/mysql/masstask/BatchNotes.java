package io.wecomops.adapters.mysql.masstask;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.domain.masstask.AttemptOutcome;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.reason.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes down notes on claimed batches, many in one transaction and each under its own fence. Most go out in one statement
 * for all batches of a task; where that finds fewer than it should, somebody has lost a claim, and all of them are written
 * one by one, to learn who.
 */
final class BatchNotes {
    private static final int MAX_MESSAGE_ID = 255;

    private final Database database;

    BatchNotes(Database database) {
        this.database = database;
    }

    /** For each note, in their order, whether its claim was still held; what was not is not written. */
    List<Boolean> carry(List<BatchNote> notes) {
        var attempt = "writing down what becomes of batches";
        if (notes.size() > 1) {
            try {
                return database.transaction(attempt, tx -> together(tx, notes));
            } catch (ClaimLost oneOfThem) {
                // nothing is written yet
            }
        }
        return database.transaction(
                attempt, tx -> notes.stream().map(note -> alone(tx, note)).toList());
    }

    private static List<Boolean> together(DbExecute tx, List<BatchNote> notes) {
        var starts = new TreeMap<Claim, List<ClaimedBatch>>();
        var sent = new TreeMap<Claim, List<Delivery>>();
        List<BatchNote> others = new ArrayList<>();
        for (BatchNote note : notes) {
            var claim = Claim.of(note.batch());
            switch (note) {
                case BatchNote.Start(var batch) ->
                    starts.computeIfAbsent(claim, _ -> new ArrayList<>()).add(batch);
                case BatchNote.End(var batch, BatchResult.Sent result) ->
                    sent.computeIfAbsent(claim, _ -> new ArrayList<>()).add(new Delivery(batch, result));
                case BatchNote.End end -> others.add(end);
            }
        }
        boolean all = starts.entrySet().stream().allMatch(each -> start(tx, each.getKey(), each.getValue()))
                && sent.entrySet().stream().allMatch(each -> recordSent(tx, each.getKey(), each.getValue()))
                && others.stream().allMatch(note -> alone(tx, note));
        if (!all) {
            throw new ClaimLost();
        }
        return notes.stream().map(_ -> true).toList();
    }

    private static boolean alone(DbExecute tx, BatchNote note) {
        var claim = Claim.of(note.batch());
        return switch (note) {
            case BatchNote.Start(var batch) -> start(tx, claim, List.of(batch));
            case BatchNote.End(var batch, var result) ->
                switch (result) {
                    case BatchResult.Sent sent -> recordSent(tx, claim, List.of(new Delivery(batch, sent)));
                    case BatchResult.Again again -> recordAgain(tx, batch, again);
                    case BatchResult.GivenBack back -> recordGivenBack(tx, batch, back);
                    case BatchResult.Failed(var reason) ->
                        recordEnd(tx, batch, BatchState.FAILED, reason)
                                && AttemptRows.ended(tx, batch, AttemptOutcome.FAILED, reason);
                    case BatchResult.Unknown(var reason) ->
                        recordEnd(tx, batch, BatchState.UNKNOWN, reason)
                                && AttemptRows.ended(tx, batch, AttemptOutcome.UNKNOWN, reason);
                };
        };
    }

    private static boolean start(DbExecute tx, Claim claim, List<ClaimedBatch> batches) {
        batches.forEach(batch -> AttemptRows.beforeStart(tx, batch));
        return tx.update(
                        MassBatchSql.START_SENDING.formatted(Placeholders.list(batches.size())),
                        claim.values(Stream.empty(), batches.stream()))
                == batches.size();
    }

    private static boolean recordSent(DbExecute tx, Claim claim, List<Delivery> sent) {
        Stream<Object> messageIds =
                sent.stream().flatMap(each -> Stream.of(each.batch().number(), each.messageId()));
        long found = tx.update(
                MassBatchSql.SENT.formatted(
                        MassBatchSql.ITS_MESSAGE_ID.repeat(sent.size()), Placeholders.list(sent.size())),
                claim.values(messageIds, sent.stream().map(Delivery::batch)));
        if (found < sent.size()) {
            return false;
        }
        sent.forEach(each -> recordUndelivered(tx, each.batch(), each.result().undelivered()));
        return true;
    }

    private static void recordUndelivered(DbExecute tx, ClaimedBatch batch, List<Undelivered> undelivered) {
        long failed = 0;
        for (var entry : usersByReason(undelivered).entrySet()) {
            List<String> users = entry.getValue();
            failed += tx.update(
                    MassRecipientSql.FAIL.formatted(Placeholders.list(users.size())),
                    Stream.concat(
                                    Stream.of(
                                            entry.getKey().code(),
                                            batch.taskId().value(),
                                            batch.number()),
                                    users.stream())
                            .toArray());
        }
        if (failed > 0) {
            tx.update(MassBatchSql.COUNT_FAILED, failed, batch.taskId().value(), batch.number());
        }
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

    private static boolean recordAgain(DbExecute tx, ClaimedBatch batch, BatchResult.Again again) {
        long after = again.after().toMillis();
        int kept = again.maybeDelivered() ? 1 : 0;
        var reason = again.reason().code();
        return isFound(tx, MassBatchSql.AGAIN, batch, after, after, again.failedAttempts(), reason, kept)
                && AttemptRows.ended(tx, batch, AttemptOutcome.AGAIN, again.reason());
    }

    private static boolean recordGivenBack(DbExecute tx, ClaimedBatch batch, BatchResult.GivenBack back) {
        long after = back.after().toMillis();
        int sentBefore = batch.sentBefore().isPresent() ? 1 : 0;
        return isFound(tx, MassBatchSql.GIVEN_BACK, batch, after, after, sentBefore);
    }

    private static boolean recordEnd(DbExecute tx, ClaimedBatch batch, BatchState end, Reason reason) {
        return isFound(tx, MassBatchSql.ENDED, batch, end.number(), reason.code());
    }

    private static boolean isFound(DbExecute tx, String sql, ClaimedBatch batch, Object... before) {
        Stream<Object> claim = Stream.of(batch.taskId().value(), batch.number(), batch.fence());
        return tx.update(sql, Stream.concat(Stream.of(before), claim).toArray()) == 1;
    }

    private record Delivery(ClaimedBatch batch, BatchResult.Sent result) {
        String messageId() {
            String whole = result.messageId();
            return whole.substring(0, Math.min(whole.length(), MAX_MESSAGE_ID));
        }
    }

    /** What batches that are written in one statement have in common; in an order, so that nobody waits in a circle. */
    private record Claim(long task, long fence) implements Comparable<Claim> {
        static Claim of(ClaimedBatch batch) {
            return new Claim(batch.taskId().value(), batch.fence());
        }

        Object[] values(Stream<?> before, Stream<ClaimedBatch> batches) {
            return Stream.of(before, Stream.of(task, fence), batches.map(ClaimedBatch::number))
                    .flatMap(values -> values)
                    .toArray();
        }

        @Override
        public int compareTo(Claim other) {
            return task == other.task ? Long.compare(fence, other.fence) : Long.compare(task, other.task);
        }
    }

    /** Undoes what a group has written. */
    private static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ClaimLost() {
            super("a claim was lost", null, false, false);
        }
    }
}
