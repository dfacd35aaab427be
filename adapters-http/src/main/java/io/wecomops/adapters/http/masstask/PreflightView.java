package io.wecomops.adapters.http.masstask;

import io.wecomops.application.masstask.Forecast;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a task, as clients see it. Times are RFC 3339 in Beijing time. What is null has a note.
 *
 * @param alreadyAccepted the task that the same body has made before; then there is nothing else to say
 */
record PreflightView(
        @Nullable PeopleView recipients,
        @Nullable Integer calls,
        @Nullable BytesView bytes,
        @Nullable Long quotaLeftToday,
        @Nullable String startsAt,
        @Nullable String earliestEnd,
        List<NoteView> notes,
        List<WarningView> warnings,
        @Nullable MassTaskView alreadyAccepted) {

    record PeopleView(int given, int doubles, int left) {}

    record BytesView(
            @Nullable Long total,
            @Nullable Integer largest,
            @Nullable Integer withoutPeople) {}

    record NoteView(String pointer, String detail) {}

    record WarningView(String code, String detail) {}

    static PreflightView of(Forecast forecast, Views views) {
        Forecast.Bytes bytes = forecast.bytes();
        return new PreflightView(
                forecast.people()
                        .map(people -> new PeopleView(people.given(), people.doubles(), people.left()))
                        .orElse(null),
                number(forecast.calls()),
                new BytesView(number(bytes.total()), number(bytes.largest()), number(bytes.withoutPeople())),
                number(forecast.quotaLeftToday()),
                views.text(forecast.start()),
                views.time(forecast.earliestEnd()),
                forecast.notes().stream()
                        .map(note -> new NoteView(note.pointer(), note.detail()))
                        .toList(),
                forecast.warnings().stream()
                        .map(warning ->
                                new WarningView(warning.kind().name().toLowerCase(Locale.ROOT), warning.detail()))
                        .toList(),
                null);
    }

    static PreflightView of(MassTaskView known) {
        var note = new NoteView("/already_accepted", "the same body made this task: posted again, it makes nothing");
        return new PreflightView(null, null, null, null, null, null, List.of(note), List.of(), known);
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
