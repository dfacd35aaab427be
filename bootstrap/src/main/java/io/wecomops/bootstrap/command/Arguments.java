package io.wecomops.bootstrap.command;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was said after a command's name: {@code --flag}, {@code --name value} or {@code --name=value}. */
final class Arguments {
    private final Map<String, String> given = new HashMap<>();

    private Arguments() {}

    /** @throws UsageException for anything that is in neither set, and for a value that is missing or too much */
    static Arguments parse(List<String> words, Set<String> flags, Set<String> valued) {
        var arguments = new Arguments();
        Iterator<String> next = words.iterator();
        while (next.hasNext()) {
            String word = next.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (flags.contains(name) && equals < 0) {
                arguments.given.put(name, "");
            } else if (valued.contains(name)) {
                if (equals < 0 && !next.hasNext()) {
                    throw new UsageException(name + " needs a value");
                }
                arguments.given.put(name, equals < 0 ? next.next() : word.substring(equals + 1));
            } else if (flags.contains(name)) {
                throw new UsageException(name + " takes no value");
            } else {
                throw new UsageException((word.startsWith("-") ? "unknown option: " : "unexpected: ") + word);
            }
        }
        return arguments;
    }

    boolean has(String flag) {
        return given.containsKey(flag);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    int whole(String name, int fallback, int min, int max) {
        return text(name).map(text -> parsed(name, text, min, max)).orElse(fallback);
    }

    private static int parsed(String name, String text, int min, int max) {
        if (text.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new UsageException(name + " must be a whole number from " + min + " to " + max + ", is " + text);
    }
}
