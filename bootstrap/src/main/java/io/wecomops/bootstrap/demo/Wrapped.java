package io.wecomops.bootstrap.demo;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that fit: broken at spaces, and between Chinese characters, which are two columns wide. */
final class Wrapped {
    private Wrapped() {}

    static List<String> lines(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (String piece : text.split("(?<= )|(?<=[\\u2E80-\\uFFEF])(?![，。；：、”）])", -1)) {
            int width = width(piece.stripTrailing());
            if (used + width > columns && !line.isEmpty()) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            line.append(piece);
            used += width(piece);
        }
        lines.add(line.toString().stripTrailing());
        return List.copyOf(lines);
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x2E80 && c <= 0xFFEF ? 2 : 1).sum();
    }
}
