package io.wecomops.adapters.wecom.reason;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The files {@code error-codes.tsv} and {@code reasons.tsv}, read and checked. Immutable. */
public final class ErrorTable {
    private record Line(Reaction reaction, Duration block, Explanation explanation) {}

    private final Map<Integer, Line> codes;
    private final Map<Reason, Explanation> explanations;

    private ErrorTable(Map<Integer, Line> codes, Map<Reason, Explanation> explanations) {
        this.codes = Map.copyOf(codes);
        this.explanations = Map.copyOf(explanations);
    }

    /** @throws IllegalStateException where a line is malformed, or a code has two */
    public static ErrorTable load() {
        Map<Integer, Line> codes = new HashMap<>();
        Map<Reason, Explanation> explanations = new HashMap<>();
        for (String text : lines("error-codes.tsv")) {
            String[] cells = cells(text, 7);
            int code = Integer.parseInt(cells[0]);
            var line = new Line(
                    Reaction.valueOf(cells[1]),
                    cells[2].equals("-") ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(cells[2])),
                    explanation("WeCom " + code + ": ", "企业微信 " + code + "：", cells, 3));
            boolean waits = line.reaction() == Reaction.LIMIT || line.reaction() == Reaction.MEND;
            if (line.block().isPositive() != waits) {
                throw new IllegalStateException(
                        "limits and what is to be mended have a block, and nothing else: " + text);
            }
            once(codes.put(code, line), text);
            explanations.put(Reason.wecom(code), line.explanation());
        }
        for (String text : lines("reasons.tsv")) {
            String[] cells = cells(text, 5);
            once(explanations.put(new Reason(cells[0]), explanation("", "", cells, 1)), text);
        }
        return new ErrorTable(codes, explanations);
    }

    /** A code that the table does not know is given up: repeating blindly only makes limits trip. */
    public Reaction reactionTo(int errcode) {
        return Optional.ofNullable(codes.get(errcode)).map(Line::reaction).orElse(Reaction.GIVEUP);
    }

    /**
     * For how long nobody calls.
     *
     * @throws IllegalArgumentException for a code that nobody waits for
     */
    public Duration blockOf(int errcode) {
        return Optional.ofNullable(codes.get(errcode))
                .map(Line::block)
                .filter(Duration::isPositive)
                .orElseThrow(() -> new IllegalArgumentException(errcode + " is nothing to wait for"));
    }

    Optional<Explanation> explanationOf(Reason reason) {
        return Optional.ofNullable(explanations.get(reason));
    }

    private static Explanation explanation(String english, String chinese, String[] cells, int from) {
        String meaning = english.isEmpty() ? capital(cells[from]) : english + cells[from];
        return new Explanation(
                meaning + ".", cells[from + 1] + ".", chinese + cells[from + 2] + "。", cells[from + 3] + "。");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String[] cells(String line, int count) {
        String[] cells = line.split("\t", -1);
        if (cells.length != count) {
            throw new IllegalStateException(count + " cells are wanted: " + line);
        }
        return cells;
    }

    private static void once(Object before, String line) {
        if (before != null) {
            throw new IllegalStateException("a second line for: " + line);
        }
    }

    private static List<String> lines(String file) {
        var stream = Objects.requireNonNull(ErrorTable.class.getResourceAsStream(file), file);
        try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("reading " + file, broken);
        }
    }
}
