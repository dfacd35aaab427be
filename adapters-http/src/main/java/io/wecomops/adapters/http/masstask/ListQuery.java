package io.wecomops.adapters.http.masstask;

import io.helidon.common.uri.UriQuery;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.page.PageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The query of a list: {@code limit}, {@code cursor} and, where the list has them, {@code state} and {@code format}. Any other is refused: a
 * misspelt filter would show everything.
 */
record ListQuery(PageRequest page, Optional<RecipientState> state, Optional<Format> format) {
    private static final int DEFAULT_LIMIT = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    /** @throws io.wecomops.domain.error.InvalidInputException with every fault; pointers are {@code /name} */
    static ListQuery paged(UriQuery query) {
        return read(query, List.of("limit", "cursor"));
    }

    /** In what form a list is wanted. */
    enum Format {
        JSON,
        CSV
    }

    /** The same with {@code state} and {@code format}. */
    static ListQuery pagedByState(UriQuery query) {
        return read(query, List.of("limit", "cursor", "state", "format"));
    }

    /** Of a list that is wanted as a whole: with {@code state} and {@code format} alone. */
    static ListQuery wholeByState(UriQuery query) {
        return read(query, List.of("state", "format"));
    }

    /** Whether {@code query} asks for a CSV, whatever else stands in it. */
    static boolean isForCsv(UriQuery query) {
        return one(query, "format").filter("csv"::equals).isPresent();
    }

    private static ListQuery read(UriQuery query, List<String> known) {
        var faults = new Faults();
        for (String name : query.names()) {
            if (!known.contains(name)) {
                faults.add(
                        "", "the query has a parameter that is not known here; known are " + String.join(", ", known));
            } else if (query.all(name).size() > 1) {
                faults.add("/" + name, "must be there once");
            }
        }
        Optional<PageRequest> page = page(faults, one(query, "limit"), one(query, "cursor"));
        Optional<RecipientState> state =
                known.contains("state") ? one(query, "state").flatMap(text -> state(faults, text)) : Optional.empty();
        Optional<Format> format = known.contains("format")
                ? one(query, "format").flatMap(text -> format(faults, text))
                : Optional.empty();
        faults.throwIfAny();
        return new ListQuery(page.orElseThrow(), state, format);
    }

    private static Optional<PageRequest> page(Faults faults, Optional<String> limit, Optional<String> cursor) {
        long after = cursor.flatMap(text -> faults.read("/cursor", () -> Cursor.read(text)))
                .map(Cursor::position)
                .orElse(0L);
        int most = limit.map(text -> NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0)
                .orElse(DEFAULT_LIMIT);
        if (most < 1 || most > PageRequest.MAX_LIMIT) {
            faults.add("/limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT);
            return Optional.empty();
        }
        return Optional.of(new PageRequest(most, after));
    }

    private static Optional<RecipientState> state(Faults faults, String text) {
        Optional<RecipientState> state = RecipientState.of(text);
        if (state.isEmpty()) {
            String known = Arrays.stream(RecipientState.values())
                    .map(RecipientState::code)
                    .collect(Collectors.joining(", "));
            faults.add("/state", "must be one of " + known);
        }
        return state;
    }

    private static Optional<Format> format(Faults faults, String text) {
        return switch (text) {
            case "json" -> Optional.of(Format.JSON);
            case "csv" -> Optional.of(Format.CSV);
            default -> {
                faults.add("/format", "must be json or csv");
                yield Optional.empty();
            }
        };
    }

    private static Optional<String> one(UriQuery query, String name) {
        return query.contains(name) ? Optional.of(query.get(name)) : Optional.empty();
    }
}
