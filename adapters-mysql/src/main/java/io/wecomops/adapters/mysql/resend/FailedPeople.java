package io.wecomops.adapters.mysql.resend;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Placeholders;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.resend.FailedPerson;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The people of one source who are to be sent to again, stretch by stretch: where few have failed, no statement reads
 * millions to find a thousand.
 *
 * @param except the retry that is being made; 0 for none
 */
record FailedPeople(long source, long root, long except) {
    private static final int STRETCH = 50_000;

    /** Those behind {@code after}, in one stretch; empty with a next page where nobody is in this one. */
    Page<Found> page(DbExecute tx, long after, int most) {
        long last = Row.all(tx, row -> row.number("position"), FailedPeopleSql.LAST, source)
                .getFirst();
        long upTo = Math.min(last, after + STRETCH);
        List<Found> found = Row.all(tx, Found::of, FailedPeopleSql.READ, source, after, upTo, root, except, most);
        long seen = found.size() == most ? found.getLast().position() : upTo;
        return new Page<>(found, seen < last ? OptionalLong.of(seen) : OptionalLong.empty());
    }

    boolean isEmpty(DbExecute tx) {
        OptionalLong after = OptionalLong.of(0);
        while (after.isPresent()) {
            Page<Found> page = page(tx, after.getAsLong(), 1);
            if (!page.items().isEmpty()) {
                return false;
            }
            after = page.next();
        }
        return true;
    }

    /** The same with the request that each was to get. */
    List<FailedPerson> withRequests(DbExecute tx, List<Found> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Integer, SealedRequest> requests = new HashMap<>();
        List<Integer> batches = found.stream().map(Found::batch).distinct().toList();
        Row.all(
                        tx,
                        row -> Map.entry(row.integer("batch_no"), new SealedRequest(row.bytes("request"))),
                        FailedPeopleSql.REQUESTS.formatted(Placeholders.list(batches.size())),
                        Stream.concat(Stream.of(source), batches.stream()).toArray())
                .forEach(one -> requests.put(one.getKey(), one.getValue()));
        return found.stream()
                .map(person -> person.withRequest(request(requests, person.batch())))
                .toList();
    }

    private static SealedRequest request(Map<Integer, SealedRequest> requests, int batch) {
        return Optional.ofNullable(requests.get(batch))
                .orElseThrow(() -> new IllegalStateException("the request of batch " + batch + " is gone"));
    }

    record Found(long position, String user, int batch, long windowMs) {
        static Found of(Row row) {
            return new Found(
                    row.number("position"),
                    row.text("userid"),
                    row.integer("batch_no"),
                    row.number("repeat_window_ms"));
        }

        FailedPerson person() {
            return new FailedPerson(position, new UserId(user), Duration.ofMillis(windowMs), Optional.empty());
        }

        FailedPerson withRequest(SealedRequest request) {
            return new FailedPerson(position, new UserId(user), Duration.ofMillis(windowMs), Optional.of(request));
        }
    }
}
