package io.wecomops.bootstrap.fault;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the shipped jar, with its log in a file. */
final class PlatformProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "wecom-ops.jar").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final Process process;
    private final Path log;
    private final Api api;

    private PlatformProcess(Process process, Path log, Api api) {
        this.process = process;
        this.log = log;
        this.api = api;
    }

    /** Starts {@code serve} with just these settings and a free port; does not wait until it answers. */
    static PlatformProcess launch(Path folder, Map<String, String> settings, String... options) {
        try {
            int port = freePort();
            Path log = Files.createTempFile(Files.createDirectories(folder), "process-", ".log");
            List<String> command = new ArrayList<>(
                    List.of(JAVA.toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", JAR.toString(), "serve"));
            command.addAll(List.of(options));
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(settings);
            builder.environment().put("WECOM_OPS_PORT", Integer.toString(port));
            var api = new Api(URI.create("http://127.0.0.1:" + port + "/api/v1"));
            return new PlatformProcess(builder.start(), log, api);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts it and waits until it answers. */
    static PlatformProcess serve(Path folder, Map<String, String> settings, String... options) {
        var started = launch(folder, settings, options);
        started.awaitAnswering();
        return started;
    }

    void awaitAnswering() {
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("ended with " + process.exitValue() + ":\n" + log());
                    }
                    return api.answers();
                });
    }

    Api api() {
        return api;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; answers the exit code. */
    int terminate() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** Everything it has printed. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    long logLinesWith(String part) {
        return log().lines().filter(line -> line.contains(part)).count();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("does not end:\n" + log());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
