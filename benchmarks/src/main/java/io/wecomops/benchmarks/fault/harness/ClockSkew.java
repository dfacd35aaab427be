package io.wecomops.benchmarks.fault.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sets the wall clock of a node, and of no other process, ahead or back by libfaketime (the package {@code libfaketime}, or
 * {@code LIBFAKETIME}, the path of its library). Its monotonic clock goes on as it is.
 */
public final class ClockSkew {
    private ClockSkew() {}

    /** Whether it can be done here. */
    public static boolean possible() {
        return library().isPresent();
    }

    /** The settings of a node whose clock is {@code ahead}; none where it cannot be done. */
    public static Map<String, String> of(Duration ahead) {
        if (ahead.isZero()) {
            return Map.of();
        }
        return library()
                .map(library -> Map.of(
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME",
                        "%+d".formatted(ahead.toSeconds()),
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "DONT_FAKE_MONOTONIC",
                        "1"))
                .orElse(Map.of());
    }

    private static Optional<Path> library() {
        String named = System.getenv("LIBFAKETIME");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isReadable);
        }
        Path libraries = Path.of("/usr/lib");
        if (!Files.isDirectory(libraries)) {
            return Optional.empty();
        }
        try (Stream<Path> machines = Files.list(libraries)) {
            return machines.map(machine -> machine.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::isReadable)
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
