package io.wecomops.bootstrap.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Takes settings out of a map and notes every fault. Where a value is broken its default stands in, so that the reading goes
 * on to the next fault; {@link #throwIfAnyFault()} sees to it that nobody uses what was read then. Not thread-safe.
 */
final class SettingsReader {
    private static final Pattern LINE_END = Pattern.compile("\\R\\z");

    private final Map<String, String> values;
    private final Set<SettingFault> faults; // one fault may be met at several looks at its setting

    SettingsReader(Map<String, String> values, List<SettingFault> before) {
        this.values = Map.copyOf(values);
        this.faults = new LinkedHashSet<>(before);
    }

    /** What was given, its file included; an empty text counts as not given. */
    Optional<String> given(Setting setting) {
        return stated(setting).filter(text -> !text.isEmpty());
    }

    /** What was given, even if empty. */
    Optional<String> stated(Setting setting) {
        Optional<String> text = Optional.ofNullable(values.get(setting.name()));
        Optional<String> file = setting.isSecret()
                ? Optional.ofNullable(values.get(setting.fileName())).filter(path -> !path.isEmpty())
                : Optional.empty();
        if (file.isEmpty()) {
            return text;
        }
        if (text.isPresent()) {
            fault(setting.name(), "and " + setting.fileName() + " are both set; set one of them");
            return Optional.empty();
        }
        return contents(setting, file.get());
    }

    private Optional<String> contents(Setting setting, String path) {
        try {
            return Optional.of(LINE_END.matcher(Files.readString(Path.of(path))).replaceFirst(""));
        } catch (IOException | InvalidPathException unreadable) {
            fault(setting.fileName(), "cannot be read as UTF-8 text: " + path);
            return Optional.empty();
        }
    }

    /** A value without which the process cannot start. */
    <T> Optional<T> required(Setting setting, Function<String, T> parse) {
        Optional<String> text = given(setting);
        if (text.isEmpty() && faults.stream().noneMatch(fault -> fault.where().startsWith(setting.name()))) {
            fault(setting.name(), "is missing");
        }
        return text.flatMap(value -> parsed(setting, value, parse));
    }

    /** A value that may be left out. */
    <T> Optional<T> optional(Setting setting, Function<String, T> parse) {
        return given(setting).flatMap(value -> parsed(setting, value, parse));
    }

    /** A value with a default. */
    <T> T read(Setting setting, Function<String, T> parse) {
        String fallback = setting.fallback().orElseThrow();
        return parsed(setting, given(setting).orElse(fallback), parse).orElseGet(() -> parse.apply(fallback));
    }

    String text(Setting setting, Pattern form, String rule) {
        return read(setting, text -> {
            check(form.matcher(text).matches(), rule);
            return text;
        });
    }

    int whole(Setting setting, int min, int max) {
        return read(setting, text -> whole(text, min, max));
    }

    static int whole(String text, int min, int max) {
        String rule = "must be a whole number from " + min + " to " + max;
        check(text.matches("[0-9]{1,9}"), rule);
        int number = Integer.parseInt(text);
        check(number >= min && number <= max, rule);
        return number;
    }

    Duration seconds(Setting setting, int min, int max) {
        return Duration.ofSeconds(whole(setting, min, max));
    }

    double decimal(Setting setting, double min, double max) {
        String rule = "must be a number from " + min + " to " + max;
        return read(setting, text -> {
            check(text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?"), rule);
            double number = Double.parseDouble(text);
            check(number >= min && number <= max, rule);
            return number;
        });
    }

    boolean flag(Setting setting) {
        return read(setting, text -> switch (text) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new IllegalArgumentException("must be 1 or 0");
        });
    }

    void fault(String where, String problem) {
        faults.add(new SettingFault(where, problem));
    }

    void throwIfAnyFault() {
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(List.copyOf(faults));
        }
    }

    static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    private <T> Optional<T> parsed(Setting setting, String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException refused) {
            fault(setting.name(), refused.getMessage() + (setting.isSecret() ? "" : ", is " + shown(text)));
            return Optional.empty();
        }
    }

    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
