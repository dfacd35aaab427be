package io.wecomops.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.WecomSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What scripts and supervisors see of the real process: exit codes, messages, log lines, signals. */
@Timeout(240)
final class ShippedJarIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void theVersionIsTheOneOfTheBuild() throws Exception {
        try (var process = JarProcess.start(folder, Map.of(), "version")) {
            assertThat(process.end()).isZero();
            assertThat(process.out()).matches("wecom-ops \\d+\\.\\d+\\.\\d+ \\(Java 25.*\\)\\R");
            assertThat(process.err()).isEmpty();
        }
    }

    @Test
    void anUnknownCommandEndsWith64() throws Exception {
        try (var process = JarProcess.start(folder, Map.of(), "launch")) {
            assertThat(process.end()).isEqualTo(64);
            assertThat(process.err()).contains("unknown command: launch", "usage: wecom-ops");
        }
    }

    @Test
    void wrongSettingsEndWith78AndAreAllNamed() throws Exception {
        Files.writeString(folder.resolve(".env"), "WECOM_OPS_PORT=abc\nDISPATCH_BATCH_SIZE=1001\n");
        try (var process = JarProcess.start(folder, Map.of("DISPATCH_BATCH_SIZE", "0"), "serve")) {
            assertThat(process.end()).isEqualTo(78);
            assertThat(process.err())
                    .contains(
                            "WECOM_OPS_PORT must be a whole number from 0 to 65535, is abc",
                            "DISPATCH_BATCH_SIZE must be a whole number from 1 to 1000, is 0",
                            "MYSQL_PASSWORD is missing",
                            "WECOM_AGENT_SECRET is missing");
            assertThat(process.out()).isEmpty();
        }
    }

    @Test
    void aTakenPortEndsWith69() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var process = JarProcess.start(
                        folder, settings("http://127.0.0.1:9", taken.getLocalPort()), "serve", "--embedded")) {
            assertThat(process.end()).isEqualTo(69);
            assertThat(process.err()).contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedForUntilSigterm() throws Exception {
        var settings = new HashMap<>(settings("http://127.0.0.1:9", 0));
        settings.put("MYSQL_PASSWORD", "hunter2");
        settings.put("MYSQL_PORT", "9");
        try (var process = JarProcess.start(folder, settings, "serve")) {
            await().atMost(SOON).until(() -> process.out().contains("waiting for the database"));
            assertThat(process.isAlive()).isTrue();
            process.terminate();
            assertThat(process.end()).isZero();
            assertThat(lines(process))
                    .anyMatch(line -> line.path("address").asText().equals("127.0.0.1:9/wecom_ops"));
            assertThat(lines(process).getLast().path("msg").textValue()).isEqualTo("stopped");
            assertThat(process.out()).doesNotContain("hunter2");
        }
    }

    @Test
    void aNodeServesLogsAndStopsInOrder() throws Exception {
        int port = freePort();
        URI api = URI.create("http://127.0.0.1:" + port + "/api/v1");
        try (var sandbox = WecomSandbox.start(SandboxSettings.demo());
                var process =
                        JarProcess.start(folder, settings(sandbox.base().toString(), port), "serve", "--embedded");
                var client = HttpClient.newHttpClient()) {
            await().atMost(SOON).until(() -> process.out().contains("\"ready\""));
            var health = HttpRequest.newBuilder(URI.create(api + "/health")).header("X-Request-Id", "via-nginx-001");
            assertThat(client.send(health.build(), BodyHandlers.ofString()).body())
                    .isEqualTo("{\"ok\":true,\"trace_id\":\"via-nginx-001\",\"version\":\"v1\"}");
            var task = HttpRequest.newBuilder(URI.create(api + "/mass-tasks"))
                    .header("X-Request-Id", "order-4711")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"biz_no\":\"a\",\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"},"
                                    + "\"target\":{\"users\":[\"zhangsan\"]}}"));
            assertThat(client.send(task.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
            await().atMost(SOON).until(() -> process.out().contains("mass task ended"));
            process.terminate();
            assertThat(process.end()).isZero();
            assertThat(sandbox.calls(10)).anyMatch(call -> call.requestId().equals("order-4711"));

            List<JsonNode> lines = lines(process);
            assertThat(messages(lines)).startsWith("ready").endsWith("stopping", "stopped");
            assertThat(lines)
                    .allSatisfy(line ->
                            assertThat(line.has("ts") && line.has("level")).isTrue());
            assertThat(messages(with(lines, "via-nginx-001"))).isNotEmpty();
            assertThat(messages(with(lines, "order-4711")))
                    .contains("mass task accepted", "batch sent", "mass task ended");
            assertThat(process.err()).isEmpty();
            assertThat(process.out()).doesNotContain("sandbox-secret");
        }
    }

    @Test
    void aSmallDemoAddsUp() throws Exception {
        try (var process =
                JarProcess.start(folder, Map.of("PATH", "/usr/bin"), "demo", "--recipients", "400", "--port", "0")) {
            assertThat(process.end()).as(process.out() + process.err()).isZero();
            assertThat(process.out())
                    .contains("400 of 400 people", "It all adds up", "got it more often          0 people");
        }
    }

    private List<JsonNode> lines(JarProcess process) {
        return process.out().lines().map(this::parsed).toList();
    }

    private JsonNode parsed(String line) {
        try {
            return json.readTree(line);
        } catch (IOException broken) {
            throw new UncheckedIOException(line, broken);
        }
    }

    private static List<JsonNode> with(List<JsonNode> lines, String traceId) {
        return lines.stream()
                .filter(line -> line.path("trace_id").asText().equals(traceId))
                .toList();
    }

    private static List<String> messages(List<JsonNode> lines) {
        return lines.stream().map(line -> line.path("msg").asText()).toList();
    }

    private static Map<String, String> settings(String wecom, int port) {
        var app = SandboxSettings.demo().apps().getFirst();
        return Map.of(
                "WECOM_API_BASE", wecom,
                "WECOM_CORP_ID", SandboxSettings.demo().corpId(),
                "WECOM_AGENT_ID", Integer.toString(app.agentId()),
                "WECOM_AGENT_SECRET", app.secret(),
                "WECOM_OPS_PORT", Integer.toString(port),
                "SHUTDOWN_GRACE_SEC", "5");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
