package io.wecomops.benchmarks.fault.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A whole node of the platform: a process of the shipped jar, with its log in a file. */
public final class PlatformNode implements AutoCloseable {
    private static final Path JAR = Stream.of("bootstrap", "../bootstrap")
            .map(module ->
                    Path.of(module, "target", "wecom-ops.jar").toAbsolutePath().normalize())
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(
                    () -> new IllegalStateException("bootstrap/target/wecom-ops.jar is not there: build it first"));

    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();

    private final Process process;
    private final Path log;
    private final URI base;
    private final HttpClient client;

    private PlatformNode(Process process, Path log, URI base, HttpClient client) {
        this.process = process;
        this.log = log;
        this.base = base;
        this.client = client;
    }

    /** Starts {@code serve} with just these settings; does not wait until it answers. */
    public static PlatformNode start(Map<String, String> settings, HttpClient client) throws IOException {
        return start(List.of(JAVA, "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), settings, client);
    }

    /**
     * The same under flags as {@code bin/wecom-ops serve} has them, for what is measured. Database, Redis and far end go before
     * it on the processor, as they would on machines of their own.
     */
    public static PlatformNode startAsShipped(Map<String, String> settings, HttpClient client) throws IOException {
        return start(
                List.of(
                        "nice",
                        "-n",
                        "5",
                        JAVA,
                        "-XX:+UseCompactObjectHeaders",
                        "-Xms64m",
                        "-Xmx384m",
                        "-XX:+UseSerialGC"),
                settings,
                client);
    }

    private static PlatformNode start(List<String> java, Map<String, String> settings, HttpClient client)
            throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path folder = Files.createTempDirectory("wecom-ops-node-");
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of("-jar", JAR.toString(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings);
        builder.environment().put("WECOM_OPS_PORT", Integer.toString(port));
        return new PlatformNode(builder.start(), log, URI.create("http://127.0.0.1:" + port + "/api/v1"), client);
    }

    /** Returns when it answers. */
    public void awaitAnswering(Run run) throws InterruptedException {
        run.await("a node that answers", () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("a node ended with " + process.exitValue() + ":\n" + log());
            }
            return isHealthy();
        });
    }

    public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    /** @param headers names and values by turns */
    public HttpResponse<byte[]> post(String path, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(
                request.POST(HttpRequest.BodyPublishers.ofString(json)).build(), BodyHandlers.ofByteArray());
    }

    /** @param body opened when the request is sent */
    public HttpResponse<byte[]> put(String path, String type, Supplier<InputStream> body)
            throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .timeout(Duration.ofMinutes(10))
                .PUT(HttpRequest.BodyPublishers.ofInputStream(body))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}; returns when it is dead. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /** How many lines with {@code part} it has printed. */
    public long logLinesWith(String part) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(part)).count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything it has printed. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Files.deleteIfExists(log);
            Files.deleteIfExists(log.getParent());
        } catch (IOException stays) {
            // a temporary folder more
        }
    }

    /** Whether it answers now. */
    public boolean isHealthy() {
        try {
            return get("/health").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    }
}
