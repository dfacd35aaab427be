package io.wecomops.application.directory;

import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.message.UserId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists as text: words that have no white space, with a space between. */
final class Lines {
    private Lines() {}

    static String of(List<?> words) {
        return words.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static List<UserId> users(String text) {
        return words(text).map(UserId::new).toList();
    }

    static List<DepartmentId> departments(String text) {
        return words(text).map(word -> new DepartmentId(Integer.parseInt(word))).toList();
    }

    /** The {@code count} lines of {@code text}, of which the last may hold line ends itself. */
    static String[] split(String text, int count) {
        String[] lines = text.split("\n", count);
        if (lines.length != count) {
            throw new IllegalArgumentException(count + " lines are wanted, not " + lines.length);
        }
        return lines;
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(" ", -1));
    }
}
