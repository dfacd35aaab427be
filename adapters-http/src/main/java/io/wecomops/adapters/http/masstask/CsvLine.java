package io.wecomops.adapters.http.masstask;

import java.util.List;

/**
 * Writes records by RFC 4180. A spreadsheet takes a field that begins with one of {@code = + - @}, a tab or a carriage return
 * for a formula and runs it, quoted or not; such a field gets an apostrophe in front, which spreadsheets take for "text"
 * (OWASP, CSV injection).
 */
final class CsvLine {
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private CsvLine() {}

    /** One record with its line end. */
    static void append(StringBuilder to, List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                to.append(',');
            }
            append(to, fields.get(i));
        }
        to.append("\r\n");
    }

    private static void append(StringBuilder to, String field) {
        String text = !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
        if (text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')) {
            to.append(text);
        } else {
            to.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }
}
