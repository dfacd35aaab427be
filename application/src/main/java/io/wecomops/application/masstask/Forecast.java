package io.wecomops.application.masstask;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What would come of a task. Whatever is empty has a note that says why.
 *
 * @param calls how many requests to WeCom
 * @param quotaLeftToday how many person-times the app has left on this day
 * @param start when it would begin, by the database's clock
 * @param earliestEnd when its last request would go out, if nothing else is sent and nothing fails
 */
public record Forecast(
        Optional<People> people,
        OptionalInt calls,
        Bytes bytes,
        OptionalLong quotaLeftToday,
        Instant start,
        Optional<Instant> earliestEnd,
        List<Note> notes,
        List<Warning> warnings) {
    public Forecast {
        Objects.requireNonNull(people, "people");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(earliestEnd, "earliestEnd");
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }

    /**
     * The clean-up.
     *
     * @param given entries, those of departments and tags included
     * @param doubles of which somebody was named before
     * @param left who would be sent to
     */
    public record People(int given, int doubles, int left) {}

    /**
     * Of the sealed requests.
     *
     * @param withoutPeople of one request, less its people; where they are not known yet
     */
    public record Bytes(OptionalLong total, OptionalInt largest, OptionalInt withoutPeople) {}

    /** @param pointer to the member of the answer that it is about */
    public record Note(String pointer, String detail) {}

    /** It can be sent like this, but had better not, or not without knowing. */
    public record Warning(Kind kind, String detail) {}

    /** What is warned of. */
    public enum Kind {
        FULL_OR_HALF_HOUR,
        SEND_AT_HAS_PASSED,
        SAME_MESSAGE,
        OVER_QUOTA,
        OVER_MEMBER_LIMIT,
        UNKNOWN_PEOPLE
    }
}
