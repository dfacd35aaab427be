package io.wecomops.adapters.mysql.idempotency;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Headers as a text: a line each, which no header's value can hold. */
final class HeaderLines {
    private HeaderLines() {}

    static String of(Map<String, String> headers) {
        return new TreeMap<>(headers)
                .entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue())
                        .collect(Collectors.joining("\n"));
    }

    static Map<String, String> read(String lines) {
        return lines.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
