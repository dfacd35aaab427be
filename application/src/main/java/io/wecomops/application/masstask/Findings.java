package io.wecomops.application.masstask;

import io.wecomops.application.masstask.Forecast.Kind;
import io.wecomops.application.masstask.Forecast.Note;
import io.wecomops.application.masstask.Forecast.Warning;
import java.util.ArrayList;
import java.util.List;

/** Collects what a forecast has to say besides its figures. Not thread-safe. */
final class Findings {
    private final List<Note> notes = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    void note(String pointer, String detail) {
        notes.add(new Note(pointer, detail));
    }

    void warn(Kind kind, String detail) {
        warnings.add(new Warning(kind, detail));
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
