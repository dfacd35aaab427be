package io.wecomops.adapters.mysql.connection;

import java.util.Collections;

/** The question marks of a statement whose number of values is not fixed. */
public final class Placeholders {
    private Placeholders() {}

    /** {@code ?, ?, ?}, to stand between parentheses. */
    public static String list(int values) {
        return String.join(", ", Collections.nCopies(values, "?"));
    }

    /** {@code (?, ?), (?, ?), (?, ?)}: the rows of one INSERT. */
    public static String rows(int rows, int columns) {
        return String.join(", ", Collections.nCopies(rows, "(" + list(columns) + ")"));
    }
}
