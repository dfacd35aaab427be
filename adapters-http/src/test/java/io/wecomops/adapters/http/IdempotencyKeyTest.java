package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.error.DependencyUnavailableException;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header by itself: what a key may be, and what becomes of the second request with it. */
class IdempotencyKeyTest {
    private final RunningApi api = RunningApi.start();

    @AfterEach
    void close() {
        api.close();
    }

    private RunningApi.Answer post(String key, String body) {
        return api.send(request(body).header("Idempotency-Key", key));
    }

    private HttpRequest.Builder request(String body) {
        return api.request("/mass-tasks")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Test
    void theSameAgainIsAnsweredToTheLastByte() {
        var first = post("\"k-1\"", Bodies.text("n-1"));
        var again = post("\"k-1\"", Bodies.text("n-1"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Location")).isEqualTo("/api/v1/mass-tasks/n-1");
        assertThat(again.header("Content-Type")).isEqualTo("application/json");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
    }

    @Test
    void quotesAreNotPartOfTheKey() {
        post("\"k-1\"", Bodies.text("n-1"));

        assertThat(post("k-1", Bodies.text("n-1")).header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void theSameWrittenOtherwiseIsTheSame() {
        post(
                "k",
                "{\"biz_no\":\"n\",\"agent_id\":1000002,\"msg_type\":\"text\",\"payload\":{\"content\":\"é\"},"
                        + "\"target\":{\"users\":[\"a\"]}}");
        var again = post(
                "k",
                "{ \"target\": {\"users\":[\"a\"]}, \"payload\":{\"content\":\"\\u00e9\"},"
                        + "\"msg_type\":\"text\", \"agent_id\":1000002, \"biz_no\":\"n\"}");

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        post("k", Bodies.text("n-1"));
        var other = post("k", Bodies.text("n-2"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("/code").asInt()).isEqualTo(1422);
        assertThat(other.at("/type").asText()).isEqualTo("/problems/idempotency-key-reused");
        assertThat(api.stored.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "a b", "\"a b\"", "a, b", "\"a\", \"b\"", "\"a", "a\"", "a;b=1", "\"a\\b\""})
    void malformedKeyIsTold(String key) {
        var answer = post(key, Bodies.text("n-1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/detail").asText()).startsWith("Idempotency-Key must be");
        assertThat(api.stored.count()).isZero();
    }

    @Test
    void twoKeysAreTold() {
        var answer = api.send(
                request(Bodies.text("n")).header("Idempotency-Key", "a").header("Idempotency-Key", "b"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/detail").asText()).isEqualTo("Idempotency-Key must be there once");
    }

    @Test
    void aKeyHasTheRoomThatItsScopeLeaves() {
        int room = 191 - "-:POST:/api/v1/mass-tasks:".length();

        assertThat(post("~".repeat(room), Bodies.text("n")).status()).isEqualTo(201);
        assertThat(post("~".repeat(room + 1), Bodies.text("m")).at("/detail").asText())
                .contains("1 to " + room + " visible ASCII");
    }

    @Test
    void faultyBodyMarksNoKey() {
        assertThat(post("k", Bodies.with("n 1", "\"msg_type\":\"fax\"")).status())
                .isEqualTo(400);
        assertThat(post("k", Bodies.text("n-1")).status()).isEqualTo(201);
    }

    @Test
    void conflictReleasesTheKey() {
        post("k-1", Bodies.text("n-1"));
        assertThat(post("k-2", Bodies.with("n-1", "\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"}"))
                        .status())
                .isEqualTo(409);
        assertThat(post("k-2", Bodies.text("n-2")).status()).isEqualTo(201);
    }

    @Test
    void outageReleasesTheKey() {
        api.stored.failWith(new DependencyUnavailableException("database", "x", new IllegalStateException()));
        assertThat(post("k", Bodies.text("n-1")).status()).isEqualTo(503);
        api.stored.recover();
        var again = post("k", Bodies.text("n-1"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void withoutAKeyNothingIsReplayed() {
        api.post(Bodies.text("n-1"));
        assertThat(api.post(Bodies.text("n-1")).headers().firstValue("Idempotent-Replayed"))
                .isEmpty();
    }
}
