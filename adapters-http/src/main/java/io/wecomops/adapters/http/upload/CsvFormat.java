package io.wecomops.adapters.http.upload;

import io.wecomops.application.upload.ReadLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CSV as RFC 4180 has it, one record a line: a quoted field ends on the line it began on. The first line names the columns,
 * {@code userid} among them; where there is one column only, it may be left out.
 */
final class CsvFormat implements LineFormat {
    private static final String USERID = "userid";

    private final Set<String> wanted;
    private final Map<String, Integer> columns = new HashMap<>();
    private int width;

    CsvFormat(Set<String> wanted) {
        this.wanted = wanted;
    }

    @Override
    public ReadLine read(int number, String text) {
        Optional<List<String>> fields = fields(text);
        if (fields.isEmpty()) {
            return new ReadLine.Bad(number, "a quoted field must end on its line, before a comma or the line's end");
        }
        return width == 0 ? first(number, fields.get()) : record(number, fields.get());
    }

    private ReadLine first(int number, List<String> fields) {
        List<String> names = fields.stream().map(String::strip).toList();
        width = names.size();
        for (int i = 0; i < width; i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT).equals(USERID) ? USERID : names.get(i);
            if (columns.putIfAbsent(name, i) != null && (wanted.contains(name) || name.equals(USERID))) {
                return new ReadLine.Broken(number, "the column " + name + " is there twice");
            }
        }
        if (!columns.containsKey(USERID)) {
            return withoutNames(number, fields);
        }
        List<String> missing = wanted.stream()
                .filter(name -> !columns.containsKey(name))
                .sorted()
                .toList();
        return missing.isEmpty()
                ? new ReadLine.Empty(number)
                : new ReadLine.Broken(
                        number, "there is no column for what the message needs: " + String.join(", ", missing));
    }

    private ReadLine withoutNames(int number, List<String> fields) {
        if (width > 1 || !wanted.isEmpty()) {
            return new ReadLine.Broken(number, "the first line must name the columns, userid among them");
        }
        columns.clear();
        columns.put(USERID, 0);
        return record(number, fields);
    }

    private ReadLine record(int number, List<String> fields) {
        if (fields.size() != width) {
            return new ReadLine.Bad(
                    number, "must have as many fields as the first line, " + width + ", has " + fields.size());
        }
        String userid = fields.get(columns.getOrDefault(USERID, 0));
        if (wanted.isEmpty()) {
            return new ReadLine.Named(number, userid, Map.of());
        }
        Map<String, String> variables = HashMap.newHashMap(wanted.size());
        for (String name : wanted) {
            variables.put(name, fields.get(columns.getOrDefault(name, 0)));
        }
        return new ReadLine.Named(number, userid, variables);
    }

    /** The fields of a record; empty where its quotes are not right. */
    private Optional<List<String>> fields(String text) {
        if (width == 1 && text.indexOf(',') < 0 && text.indexOf('"') < 0) {
            return Optional.of(List.of(text));
        }
        List<String> fields = new ArrayList<>(Math.max(4, width));
        int at = 0;
        while (true) {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            int end = quoted ? endOfQuoted(text, at) : endOfPlain(text, at);
            if (end < 0) {
                return Optional.empty();
            }
            fields.add(quoted ? text.substring(at + 1, end - 1).replace("\"\"", "\"") : text.substring(at, end));
            if (end == text.length()) {
                return Optional.of(fields);
            }
            at = end + 1;
        }
    }

    private static int endOfPlain(String text, int at) {
        int comma = text.indexOf(',', at);
        return comma < 0 ? text.length() : comma;
    }

    /** Behind the closing quote; -1 where there is none, or something else than a comma follows it. */
    private static int endOfQuoted(String text, int at) {
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (i + 1 == text.length() || text.charAt(i + 1) == ',') {
                    return i + 1;
                }
                if (text.charAt(i + 1) != '"') {
                    return -1;
                }
                i++;
            }
        }
        return -1;
    }
}
