package io.wecomops.benchmarks.limit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Another wall clock for a process: libfaketime, where it is installed or {@code FAKETIME_LIBRARY} names it. */
final class SkewedClock {
    private static final String INSTALLED = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    private SkewedClock() {}

    static boolean isThere() {
        return library().isPresent();
    }

    static Map<String, String> environment(Duration skew) {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME",
                String.format(Locale.ROOT, "%+.3fs", skew.toMillis() / 1e3),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    private static Optional<Path> library() {
        return Stream.of(System.getenv().getOrDefault("FAKETIME_LIBRARY", INSTALLED), INSTALLED)
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }
}
