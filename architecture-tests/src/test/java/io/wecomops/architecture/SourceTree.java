package io.wecomops.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source folders of the modules.
 *
 * @param top the folder that the modules stand in
 */
record SourceTree(Path top) {

    /** Ours: the nearest folder, from the working directory upwards, in which this module stands. */
    static SourceTree ours() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("architecture-tests/pom.xml"))) {
                return new SourceTree(at);
            }
        }
        throw new IllegalStateException("the rules run from within the repository, not from "
                + Path.of("").toAbsolutePath());
    }

    /** Where a module's shipped sources begin. */
    Path main(Module module) {
        return top.resolve(module.folder()).resolve("src/main/java");
    }

    /** A module's Java files that are not tests; none where it has no sources. */
    List<Path> mainFiles(Module module) {
        return javaFilesBelow(main(module));
    }

    /** Every Java file of every module, tests and this module's own included. */
    List<Path> allFiles() {
        return Stream.concat(Stream.of(Module.values()).map(Module::folder), Stream.of("architecture-tests"))
                .flatMap(folder -> javaFilesBelow(top.resolve(folder).resolve("src")).stream())
                .toList();
    }

    List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A file's path below the top, with slashes, as it is named in messages and lists. */
    String name(Path file) {
        return top.relativize(file).toString().replace('\\', '/');
    }

    private static List<Path> javaFilesBelow(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
