package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private final RunningApi api = RunningApi.start();
    private final AccessLogLines log = AccessLogLines.listen();

    @AfterEach
    void close() {
        log.close();
        api.close();
    }

    @Test
    void theRequestIdComesBackBeforeTheTraceId() {
        var both = api.send(api.request("/health").header("X-Trace-Id", "t").header("X-Request-Id", "r"));
        assertThat(both.header("X-Request-Id")).isEqualTo("r");
        assertThat(both.at("/trace_id").asText()).isEqualTo("r");

        var one = api.send(api.request("/health").header("X-Trace-Id", "t"));
        assertThat(one.header("X-Request-Id")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\"quoted\"", "<script>"})
    void anIdThatIsNoneIsReplaced(String id) {
        var answer = api.send(api.request("/health").header("X-Request-Id", id).header("X-Trace-Id", "x".repeat(129)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Request-Id")).matches("test-id-\\d+");
    }

    @Test
    void everyRequestHasOneLineUnderItsId() {
        api.send(api.request("/mass-tasks/none").header("X-Request-Id", "one-line"));

        await().untilAsserted(() -> assertThat(log.of("one-line"))
                .containsExactly(new AccessLogLines.Line(
                        "one-line",
                        Level.INFO,
                        "request route=/api/v1/mass-tasks/{biz_no} method=GET status=404 latency_ms=0.0",
                        false)));
    }

    @Test
    void aPathWithoutRouteIsLoggedAsItCame() {
        api.send(api.request("/nowhere?secret=1").header("X-Request-Id", "lost"));

        await().untilAsserted(() -> assertThat(log.of("lost"))
                .singleElement()
                .extracting(AccessLogLines.Line::text)
                .isEqualTo("request route=/api/v1/nowhere method=GET status=404 latency_ms=0.0"));
    }

    @Test
    void whatNobodyExpectedIsLoggedOnceAndNotTold() {
        api.stored.failWith(new IllegalStateException("password of jdbc:mysql"));
        var answer = api.send(api.request("/mass-tasks").header("X-Request-Id", "bad-day"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/code").asInt()).isEqualTo(1500);
        assertThat(answer.at("/trace_id").asText()).isEqualTo("bad-day");
        assertThat(answer.text()).doesNotContain("jdbc").doesNotContain("Exception");
        await().until(() -> log.of("bad-day").size() == 2);
        List<AccessLogLines.Line> lines = log.of("bad-day");
        assertThat(lines.getFirst().level()).isEqualTo(Level.ERROR);
        assertThat(lines.getFirst().hasStackTrace()).isTrue();
        assertThat(lines.getLast().text()).contains("status=500");
    }

    @Test
    void anErrorIsAnsweredToo() {
        api.stored.failWith(new ArrayStoreException());
        assertThat(api.get("/mass-tasks/n-1").status()).isEqualTo(500);
        assertThat(api.get("/health").status()).isEqualTo(200);
    }

    @Test
    void aDatabaseThatIsDownIsUnavailableAndNamed() {
        api.stored.goDown();
        var read = api.get("/mass-tasks");
        var write = api.post(Bodies.text("n-1"));

        for (var answer : List.of(read, write)) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.at("/code").asInt()).isEqualTo(1503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.at("/detail").asText()).isEqualTo("the database cannot be reached");
        }
    }

    @Test
    void noCacheKeepsAnAnswer() {
        for (String path : List.of("/health", "/none", "/mass-tasks")) {
            assertThat(api.get(path).header("Cache-Control")).isEqualTo("no-store");
            assertThat(api.get(path).header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }
}
