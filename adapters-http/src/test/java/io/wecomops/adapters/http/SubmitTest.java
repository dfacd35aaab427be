package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubmitTest {
    private final RunningApi api = RunningApi.start();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void anAcceptedTaskIsShownWithItsPlace() {
        var answer = api.send(api.request("/mass-tasks")
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("X-Request-Id", "shop-7")
                .POST(HttpRequest.BodyPublishers.ofString(Bodies.text("n-1"))));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/mass-tasks/n-1");
        assertThat(answer.at("/ok").asBoolean()).isTrue();
        assertThat(answer.at("/trace_id").asText()).isEqualTo("shop-7");
        assertThat(answer.at("/data").toString())
                .isEqualTo("{\"biz_no\":\"n-1\",\"task_id\":1,\"agent_id\":1000002,\"msg_type\":\"text\","
                        + "\"status\":\"pending\",\"status_code\":0,\"stage\":\"ready\","
                        + "\"progress\":{\"total\":2,\"sent\":0,\"failed\":0,\"unknown\":0,\"cancelled\":0,\"left\":2},"
                        + "\"delivery\":\"effectively_once\",\"submitted_trace_id\":\"shop-7\","
                        + "\"created_at\":\"2026-03-04T12:00:00.000+08:00\","
                        + "\"updated_at\":\"2026-03-04T12:00:00.000+08:00\",\"duplicates_removed\":1}");
    }

    @Test
    void theSameAgainIsTheSameTask() {
        JsonNode first = api.post(Bodies.text("n-1")).at("/data/task_id");
        var again = api.post(Bodies.text("n-1"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/data/task_id")).isEqualTo(first);
        assertThat(again.at("/data").has("duplicates_removed")).isFalse();
    }

    @Test
    void anotherBodyUnderTheSameNumberIsAConflict() {
        api.post(Bodies.text("n-1"));
        var other = api.post(Bodies.with("n-1", "\"msg_type\":\"text\",\"payload\":{\"content\":\"other\"}"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/code").asInt()).isEqualTo(1409);
    }

    @Test
    void ofFiftyEqualPostsAtOnceOneMakesTheTask() throws Exception {
        Callable<Integer> post = () -> api.post(Bodies.text("at-once")).status();
        List<Integer> statuses;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = pool.invokeAll(Collections.nCopies(50, post)).stream()
                    .map(Future::resultNow)
                    .toList();
        }

        assertThat(statuses).containsOnly(200, 201);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(api.stored.count()).isEqualTo(1);
    }

    @Test
    void everyMessageTypeIsTaken() {
        List<String> messages = List.of(
                "\"msg_type\":\"markdown\",\"payload\":{\"content\":\"**hi**\"}",
                "\"msg_type\":\"textcard\",\"payload\":{\"title\":\"t\",\"description\":\"d\",\"url\":\"https://a\"}",
                "\"msg_type\":\"textcard\",\"payload\":{\"title\":\"t\",\"description\":\"d\",\"url\":\"https://a\","
                        + "\"btntxt\":\"more\"}",
                "\"msg_type\":\"news\",\"payload\":{\"articles\":[{\"title\":\"t\",\"url\":\"https://a\"},"
                        + "{\"title\":\"t\",\"description\":null,\"url\":\"https://a\",\"picurl\":\"https://p\"}]}");
        for (int i = 0; i < messages.size(); i++) {
            var answer = api.post(Bodies.with("type-" + i, messages.get(i)));

            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
    }

    @Test
    void appAndDeliveryMayBeNamed() {
        var answer = api.post(Bodies.with(
                "n-1",
                "\"agent_id\":1000002,\"options\":{\"delivery\":\"at_most_once\"},"
                        + "\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"}"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.at("/data/delivery").asText()).isEqualTo("at_most_once");
    }

    @Test
    void aHundredThousandPeopleAreTaken() {
        try (var large = RunningApi.withLargeBodies()) {
            String users = IntStream.range(0, 100_000)
                    .mapToObj(i -> "\"employee-number-" + i + "\"")
                    .collect(Collectors.joining(","));
            var answer = large.post("{\"biz_no\":\"many\",\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"},"
                    + "\"target\":{\"users\":[" + users + "]}}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.at("/data/progress/total").asInt()).isEqualTo(100_000);
        }
    }
}
