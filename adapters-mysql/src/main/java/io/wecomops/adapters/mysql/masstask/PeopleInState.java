package io.wecomops.adapters.mysql.masstask;

import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.masstask.RecipientState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the people of a task who are in one state. Few may be among millions; so the batches in which somebody is are read
 * first, which are far fewer, and then of the people only those in them.
 */
record PeopleInState(Database database, String attempt, long task, RecipientState state) {
    /** @param most positive */
    <T> List<T> after(long position, int most, Function<Row, T> mapping) {
        List<T> found = new ArrayList<>();
        long after = position;
        while (found.size() < most) {
            Optional<List<Span>> spans = spansBehind(after, most - found.size());
            if (spans.isEmpty()) {
                found.addAll(database.read(
                        attempt, mapping, MassRecipientSql.listOf(state), task, after, most - found.size()));
                return found;
            }
            if (spans.get().isEmpty()) {
                return found;
            }
            for (Span span : spans.get()) {
                long from = Math.max(after, span.first() - 1);
                found.addAll(database.read(
                        attempt,
                        mapping,
                        MassRecipientSql.listUpTo(state),
                        task,
                        span.last(),
                        from,
                        most - found.size()));
                after = span.last();
                if (found.size() == most) {
                    return found;
                }
            }
        }
        return found;
    }

    /**
     * Where the next of them stand, in order; empty where the task's batches do not say at which position they begin. A batch
     * that holds {@code after} is among them.
     */
    private Optional<List<Span>> spansBehind(long after, int most) {
        int batch = after == 0
                ? 1
                : database
                        .read(attempt, row -> row.integer("batch_no"), MassRecipientSql.BATCH_AT, task, after + 1)
                        .stream()
                        .findFirst()
                        .orElse(Integer.MAX_VALUE);
        List<Span> batches = database.read(
                attempt,
                Span::of,
                MassBatchSql.WITH_PEOPLE.formatted(MassRecipientSql.batchesOf(state)),
                task,
                batch,
                most);
        if (batches.stream().anyMatch(span -> span.first() == 0)) {
            return Optional.empty();
        }
        return Optional.of(joined(batches, most));
    }

    /** Neighbours as one, and no more than are needed. */
    private List<Span> joined(List<Span> batches, int most) {
        List<Span> spans = new ArrayList<>();
        long people = 0;
        for (Span batch : batches) {
            if (people >= most) {
                break;
            }
            people += state == RecipientState.FAILED && batch.failed() > 0
                    ? batch.failed()
                    : batch.people() - batch.failed();
            if (!spans.isEmpty() && spans.getLast().last() + 1 == batch.first()) {
                Span before = spans.removeLast();
                spans.add(new Span(before.first(), before.people() + batch.people(), 0));
            } else {
                spans.add(batch);
            }
        }
        return spans;
    }

    /** @param failed how many of them failed though their batch was sent */
    private record Span(long first, int people, int failed) {
        static Span of(Row row) {
            return new Span(row.number("first_position"), row.integer("people"), row.integer("failed"));
        }

        long last() {
            return first + people - 1;
        }
    }
}
