package io.wecomops.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What class files do not show: comments, lengths, folders, and constants, which the compiler copies without a trace. */
final class SourceRules {
    static final int LONGEST = 250;
    private static final String LONG_FILES = "architecture-tests/long-files.txt";
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?([\\w.]+)(?:\\.\\*)?;");

    static final HouseRule PACKAGES_ARE_EXPLAINED = HouseRule.of(
            "every package has a package-info that says what it is for",
            code -> inMain(
                    code,
                    (module, files) -> files.stream()
                            .map(Path::getParent)
                            .distinct()
                            .filter(folder -> !isExplained(code.sources(), folder.resolve("package-info.java")))
                            .map(folder -> code.sources().name(folder) + " has no package-info.java with a comment")),
            SourceRules::seesSources);

    static final HouseRule SOURCES_STAND_IN_THEIR_MODULE = HouseRule.of(
            "a module's sources stand below the module's own package",
            code -> inMain(
                    code,
                    (module, files) -> files.stream()
                            .filter(file -> !file.startsWith(code.sources()
                                    .main(module)
                                    .resolve(placeOf(code, module).replace('.', '/'))))
                            .map(file -> code.sources().name(file) + " is not below " + placeOf(code, module))),
            SourceRules::seesSources);

    static final HouseRule IMPORTS_KEEP_THE_TABLE = HouseRule.of(
            "imports too keep to what a module may use, and to the adapters' doors",
            code -> inMain(
                    code,
                    (module, files) -> files.stream()
                            .flatMap(file -> imports(code, file)
                                    .filter(name -> !mayImport(module, name))
                                    .map(name -> code.sources().name(file) + " imports " + name))),
            SourceRules::seesSources);

    static final HouseRule FILES_ARE_SHORT = HouseRule.of(
            "a Java file of more than " + LONGEST + " lines has its reason in " + LONG_FILES,
            code -> {
                Map<String, String> reasons = reasons(code.sources());
                var found = code.sources().allFiles().stream()
                        .filter(file -> code.sources().lines(file).size() > LONGEST)
                        .map(code.sources()::name)
                        .collect(Collectors.toSet());
                return Stream.concat(
                        found.stream()
                                .filter(name -> reasons.getOrDefault(name, "").isBlank())
                                .map(name -> name + " has more than " + LONGEST + " lines and no reason"),
                        reasons.keySet().stream()
                                .filter(Predicate.not(found::contains))
                                .map(name -> name + " is listed and has no more than " + LONGEST + " lines"));
            },
            code -> Stream.concat(
                    seesSources(code),
                    Stream.of(LONG_FILES)
                            .filter(list -> Files.notExists(code.sources().top().resolve(list)))
                            .map(list -> "there is no " + list)));

    static final List<HouseRule> ALL =
            List.of(PACKAGES_ARE_EXPLAINED, SOURCES_STAND_IN_THEIR_MODULE, IMPORTS_KEEP_THE_TABLE, FILES_ARE_SHORT);

    private SourceRules() {}

    private interface Finding {
        Stream<String> in(Module module, List<Path> files);
    }

    private static Stream<String> inMain(Code code, Finding finding) {
        return Stream.of(Module.values())
                .flatMap(module -> finding.in(module, code.sources().mainFiles(module)));
    }

    private static Stream<String> seesSources(Code code) {
        return Stream.of(Module.values())
                .filter(module -> code.sources().mainFiles(module).isEmpty())
                .map(module -> "no source was found in " + module.folder());
    }

    private static boolean isExplained(SourceTree sources, Path info) {
        return Files.exists(info) && sources.lines(info).stream().anyMatch(line -> line.startsWith("/**"));
    }

    private static String placeOf(Code code, Module module) {
        return code.root() + "." + module.place();
    }

    /** The names, below the root and its dot, that a file imports. */
    private static Stream<String> imports(Code code, Path file) {
        return code.sources().lines(file).stream()
                .map(IMPORT::matcher)
                .filter(matcher -> matcher.matches() && matcher.group(1).startsWith(code.root() + "."))
                .map(matcher -> matcher.group(1).substring(code.root().length() + 1));
    }

    private static boolean mayImport(Module from, String name) {
        return Module.at(name)
                .map(to -> to == from || (from.mayUse(to) && (!Module.ADAPTERS.contains(to) || isInTop(to, name))))
                .orElse(true);
    }

    /** A name right after the module's package that begins as a type does. */
    private static boolean isInTop(Module module, String name) {
        return Character.isUpperCase(name.charAt(module.place().length() + 1));
    }

    private static Map<String, String> reasons(SourceTree sources) {
        Path list = sources.top().resolve(LONG_FILES);
        if (Files.notExists(list)) {
            return Map.of();
        }
        return sources.lines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .collect(
                        Collectors.toMap(parts -> parts[0].strip(), parts -> parts.length < 2 ? "" : parts[1].strip()));
    }
}
