package io.wecomops.application.upload;

import java.util.Map;

/** What was found where the next line of an upload should be. */
public sealed interface ReadLine {
    /**
     * A line that is to name somebody.
     *
     * @param variables those of the wanted ones that it has
     */
    record Named(int number, String userid, Map<String, String> variables) implements ReadLine {}

    /** A line without anything in it, or the names of the columns. */
    record Empty(int number) implements ReadLine {}

    /** A line that cannot be read; the next one can. */
    record Bad(int number, String rule) implements ReadLine {}

    /** Nothing can be read from here on. */
    record Broken(int number, String rule) implements ReadLine {}

    /** There are no more lines. */
    record End() implements ReadLine {}
}
