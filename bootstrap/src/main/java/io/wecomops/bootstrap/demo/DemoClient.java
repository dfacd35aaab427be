package io.wecomops.bootstrap.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A business system as there are many: posts a task, and asks how it stands. */
final class DemoClient implements AutoCloseable {
    private static final int PAGE = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI api;

    DemoClient(URI api) {
        this.api = api;
    }

    /** Posts a text to {@code users}; returns once it is stored. */
    void submit(String bizNo, String content, List<String> users) throws InterruptedException {
        Map<String, Object> task = Map.of(
                "biz_no",
                bizNo,
                "msg_type",
                "text",
                "payload",
                Map.of("content", content),
                "target",
                Map.of("users", users));
        try {
            var request = request("/mass-tasks")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(task)));
            send(request.build(), 201);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    TaskView task(String bizNo) throws InterruptedException {
        return TaskView.of(get("/mass-tasks/" + bizNo).path("data"));
    }

    /** Everybody who did not get it, page by page. */
    List<FailureView> failures(String bizNo) throws InterruptedException {
        var found = new ArrayList<FailureView>();
        String cursor = "";
        do {
            JsonNode page = get("/mass-tasks/" + bizNo + "/recipients?state=failed&limit=" + PAGE
                            + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)))
                    .path("data");
            page.path("items").forEach(person -> found.add(FailureView.of(person)));
            cursor = page.path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return found;
    }

    private JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET().build(), 200);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(30));
    }

    private JsonNode send(HttpRequest request, int expected) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(request.method() + " " + request.uri() + " answered "
                        + answer.statusCode() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return json.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed", failed);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
