package io.wecomops.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Predicate;

/** Our own classes, from the folders that the build has just filled. */
final class OurCode {
    static final String ROOT = "io.wecomops";

    private OurCode() {}

    /**
     * Takes a second or two: read it once.
     *
     * @throws IllegalStateException if a module was not built; says what to do
     */
    static Code read() {
        SourceTree sources = SourceTree.ours();
        return new Code(
                ROOT,
                read(sources.top(), "target/classes", _ -> true),
                read(sources.top(), "target/test-classes", OurCode::hasTests),
                sources);
    }

    private static JavaClasses read(Path top, String folder, Predicate<Path> wanted) {
        var folders = Arrays.stream(Module.values())
                .map(module -> top.resolve(module.folder()))
                .filter(wanted)
                .map(module -> module.resolve(folder))
                .toList();
        folders.stream().filter(Files::notExists).findFirst().ifPresent(missing -> {
            throw new IllegalStateException("the rules are checked over all modules, and " + top.relativize(missing)
                    + " is not there: run the whole build, bin/build, without -pl");
        });
        return new ClassFileImporter().importPaths(folders);
    }

    private static boolean hasTests(Path module) {
        return Files.exists(module.resolve("src/test/java"));
    }
}
