package io.wecomops.benchmarks.fault.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sets the wall clock of a node, and of no other process, ahead or back by libfaketime (the package {@code libfaketime}, or
 * {@code LIBFAKETIME}, the path of its library). Its monotonic clock goes on as it is.
 */
public final class ClockSkew {
    private static final Duration PROOF = Duration.ofHours(1);
    private static final Duration SLACK = Duration.ofMinutes(10);

    private ClockSkew() {}

    /**
     * Whether it can be done here; a process of its own has shown it then.
     *
     * @throws IllegalStateException where libfaketime shifts no wall clock, or does more than that
     */
    public static boolean possible() throws InterruptedException {
        if (library().isEmpty()) {
            return false;
        }
        try (NodeProcess probe = NodeProcess.start(ClockProbe.class, of(PROOF))) {
            long ahead = Long.parseLong(probe.hear("wall")) - System.currentTimeMillis();
            long wait = Long.parseLong(probe.hear("wait"));
            if (Math.abs(ahead - PROOF.toMillis()) > SLACK.toMillis() || wait < ClockProbe.WAIT.toNanos()) {
                throw new IllegalStateException(
                        "libfaketime: the wall clock of a node is " + ahead + " ms ahead instead of " + PROOF.toMillis()
                                + ", its waits of " + ClockProbe.WAIT + " last " + wait + " ns");
            }
            return true;
        }
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
                        String.format(Locale.ROOT, "%+.3fs", ahead.toMillis() / 1e3),
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX", // else a JVM's timed waits end at once, and it spins
                        "0"))
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
