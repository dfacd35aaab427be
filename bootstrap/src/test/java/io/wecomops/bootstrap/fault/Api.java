package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A business system that talks to one node over real HTTP. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    boolean answers() {
        try {
            return get("/health").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Posts a text task to {@code people} people; answers whatever the node says. */
    HttpResponse<String> submit(String bizNo, int people) {
        return submit(bizNo, people, "trace-" + bizNo);
    }

    HttpResponse<String> submit(String bizNo, int people, String traceId) {
        return submit(bizNo, "user-", people, traceId, "");
    }

    /**
     * A gray release.
     *
     * @param names what the people's ids begin with
     * @param gray the members of the plan
     */
    HttpResponse<String> submitGray(String bizNo, String names, int people, String gray) {
        return submit(bizNo, names, people, "trace-" + bizNo, ",\"gray\":{" + gray + "}");
    }

    /** @param path under {@code /mass-tasks/} */
    HttpResponse<String> post(String path, String json) {
        return send(request("/mass-tasks/" + path)
                .header("Content-Type", "application/json")
                .POST(json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** Steers a task; must be carried out. */
    JsonNode command(String bizNo, String command) {
        var answer = send(request("/mass-tasks/" + bizNo + "/" + command).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private HttpResponse<String> submit(String bizNo, String names, int people, String traceId, String more) {
        String users = IntStream.range(0, people)
                .mapToObj(i -> "\"" + names + i + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        String body =
                "{\"biz_no\":\"%s\",\"msg_type\":\"text\",\"payload\":{\"content\":\"你好 %s\"},\"target\":{\"users\":%s}%s}"
                        .formatted(bizNo, bizNo, users, more);
        return send(request("/mass-tasks")
                .header("Content-Type", "application/json")
                .header("X-Request-Id", traceId)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Posts a single message; must be accepted. */
    HttpResponse<String> message(String user, String content) {
        var answer = send(request("/messages")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"msg_type\":\"text\",\"payload\":{\"content\":\"%s\"},\"target\":{\"users\":[\"%s\"]}}"
                                .formatted(content, user))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    /** Opens a task whose recipients will be uploaded. */
    HttpResponse<String> open(String bizNo) {
        return send(request("/mass-tasks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(("{\"biz_no\":\"%s\",\"msg_type\":\"text\","
                                + "\"payload\":{\"content\":\"你好 %s\"},\"target\":{\"upload\":true}}")
                        .formatted(bizNo, bizNo))));
    }

    HttpResponse<String> upload(String bizNo, String query, Supplier<InputStream> csv) {
        return send(request("/mass-tasks/" + bizNo + "/recipients" + query)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofInputStream(csv)));
    }

    /** The first upload of a task. */
    JsonNode firstUpload(String bizNo) {
        return json(get("/mass-tasks/" + bizNo + "/uploads")).at("/data/items/0");
    }

    HttpResponse<String> seal(String bizNo) {
        return send(request("/mass-tasks/" + bizNo + "/seal").POST(BodyPublishers.noBody()));
    }

    JsonNode task(String bizNo) {
        var answer = get("/mass-tasks/" + bizNo);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("data");
    }

    /** Waits until the task has ended; its counts must sum at every look. */
    JsonNode awaitEnd(String bizNo, Duration atMost) {
        return await().atMost(atMost).pollInterval(Duration.ofMillis(100)).until(() -> task(bizNo), task -> {
            var progress = task.get("progress");
            long sum = 0;
            for (String part : new String[] {"sent", "failed", "unknown", "cancelled", "left"}) {
                sum += progress.get(part).asLong();
            }
            assertThat(sum)
                    .as("sum of " + progress)
                    .isEqualTo(progress.get("total").asLong());
            return task.get("status_code").asInt() >= 4;
        });
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(answer.body(), broken);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
