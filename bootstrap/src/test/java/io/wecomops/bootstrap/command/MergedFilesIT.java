package io.wecomops.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That nothing which libraries look up by name was lost when their jars became one; a loss would show at run time only. */
final class MergedFilesIT {
    private static final Path SHIPPED = Path.of("target", "wecom-ops.jar");
    private static final Map<String, Set<String>> FOUND = new HashMap<>();

    private static Set<String> names = Set.of();

    @BeforeAll
    static void readTheJar() throws IOException {
        try (var jar = new JarFile(SHIPPED.toFile())) {
            names = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            jar.stream()
                    .filter(MergedFilesIT::isMerged)
                    .forEach(entry -> FOUND.put(entry.getName(), lines(jar, entry)));
        }
    }

    @Test
    void everyServiceOfEveryShippedJarIsThere() throws IOException {
        for (Path path : shippedLibraries()) {
            try (var jar = new JarFile(path.toFile())) {
                jar.stream()
                        .filter(MergedFilesIT::isMerged)
                        .forEach(entry -> assertThat(FOUND.get(entry.getName()))
                                .as(entry.getName() + " of " + path.getFileName())
                                .containsAll(lines(jar, entry)));
            }
        }
        assertThat(FOUND).containsKeys("META-INF/helidon/service.loader", "META-INF/services/java.sql.Driver");
    }

    @Test
    void whatCannotBeMergedStandsInOneJarOnly() throws IOException {
        int registries = 0;
        for (Path path : shippedLibraries()) {
            try (var jar = new JarFile(path.toFile())) {
                registries += jar.getEntry("META-INF/helidon/service-registry.json") == null ? 0 : 1;
            }
        }
        assertThat(registries).isLessThanOrEqualTo(1);
    }

    @Test
    void licencesComeAlongAndSignaturesDoNot() {
        assertThat(names).contains("META-INF/LICENSE", "META-INF/NOTICE").noneMatch(name -> name.endsWith(".SF"));
    }

    /** The jars on this test's class path whose classes are in the shipped jar. */
    private static List<Path> shippedLibraries() {
        return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                .filter(path -> path.endsWith(".jar"))
                .map(Path::of)
                .filter(MergedFilesIT::isShipped)
                .toList();
    }

    private static boolean isShipped(Path path) {
        try (var jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                    .findFirst()
                    .map(names::contains)
                    .orElse(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isMerged(ZipEntry entry) {
        return !entry.isDirectory()
                && (entry.getName().startsWith("META-INF/services/")
                        || entry.getName().equals("META-INF/helidon/service.loader"));
    }

    private static Set<String> lines(JarFile jar, ZipEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
