package io.wecomops.bootstrap.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} file: {@code NAME=value} by line, {@code export} before it or not. {@code 'single'} quotes keep all as it
 * is, {@code "double"} ones know {@code \n \r \t \" \\}, and bare values end before {@code " #"}. Nothing is interpolated: a
 * password may have a {@code $}. The last of several equal names holds.
 *
 * @param values what it sets
 * @param faults the lines that cannot be read; they tell no values, which may be secret
 */
public record DotEnv(Map<String, String> values, List<SettingFault> faults) {
    public static final DotEnv NONE = new DotEnv(Map.of(), List.of());

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern COMMENT = Pattern.compile("\\s#.*");

    public DotEnv {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /** @param file its name, for the faults */
    public static DotEnv parse(String file, String text) {
        var values = new LinkedHashMap<String, String>();
        var faults = new ArrayList<SettingFault>();
        int number = 0;
        for (String raw :
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            try {
                if (!parts.matches()) {
                    throw new IllegalArgumentException("is not NAME=value");
                }
                values.put(parts.group(1), value(parts.group(2)));
            } catch (IllegalArgumentException broken) {
                faults.add(new SettingFault(file + " line " + number, String.valueOf(broken.getMessage())));
            }
        }
        return new DotEnv(values, faults);
    }

    private static String value(String text) {
        String value = text.strip();
        if (value.startsWith("'")) {
            return quoted(SINGLE.matcher(value));
        }
        if (value.startsWith("\"")) {
            return unescaped(quoted(DOUBLE.matcher(value)));
        }
        return COMMENT.matcher(text).replaceFirst("").strip();
    }

    private static String quoted(Matcher quotes) {
        if (!quotes.matches()) {
            throw new IllegalArgumentException("has a quote that is not closed, or text after the closing one");
        }
        return quotes.group(1);
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\(.)")
                .matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "r" -> "\r";
                            case "t" -> "\t";
                            case "\"", "\\", "$", "'" -> escape.group(1);
                            default ->
                                throw new IllegalArgumentException("has an escape that is not known: \\"
                                        + escape.group(1)); // one character, so no secret
                        }));
    }
}
