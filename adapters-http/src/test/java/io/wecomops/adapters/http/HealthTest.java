package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.health.Probe;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Probe DOWN = () -> {
        throw new DependencyUnavailableException("redis", "PING", new IllegalStateException("secret host 10.1.2.3"));
    };

    @Test
    void healthHasTheseMembersAndNoOthers() {
        try (var api = RunningApi.start()) {
            var answer = api.send(api.request("/health").header("X-Request-Id", "abc"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("{\"ok\":true,\"trace_id\":\"abc\",\"version\":\"v1\"}");
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void pingAnswersOnceTheProbeCameBack() {
        try (var api = RunningApi.start(Map.of("database", () -> {}, "redis", () -> {}))) {
            assertThat(api.get("/pingdb").text()).isEqualTo("{\"ok\":true}");
            assertThat(api.get("/pingredis").text()).isEqualTo("{\"ok\":true}");
        }
    }

    @Test
    void pingOfWhatIsDownIsAProblemWithoutItsInsides() {
        try (var api = RunningApi.start(Map.of("redis", DOWN))) {
            var answer = api.get("/pingredis");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.at("/code").asInt()).isEqualTo(1503);
            assertThat(answer.at("/detail").asText()).contains("redis");
            assertThat(answer.text()).doesNotContain("10.1.2.3");
        }
    }

    @Test
    void pingOfWhatIsNotConfiguredSaysSo() {
        try (var api = RunningApi.start(Map.of())) {
            var answer = api.get("/pingredis");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.at("/detail").asText()).contains("no redis").contains("embedded mode");
        }
    }

    @Test
    void healthzNamesTheParts() {
        try (var api = RunningApi.start(Map.of("database", () -> {}))) {
            var answer = api.send(HttpRequest.newBuilder(api.root("/healthz")));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text())
                    .isEqualTo("{\"ok\":true,\"parts\":{\"database\":\"up\",\"redis\":\"not configured\"}}");
        }
    }

    @Test
    void healthzIsNotOkWhereAPartIsDownAndSaysWhy() {
        try (var api = RunningApi.start(Map.of("database", () -> {}, "redis", DOWN))) {
            var answer = api.send(HttpRequest.newBuilder(api.root("/healthz")));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text())
                    .isEqualTo("{\"ok\":false,\"parts\":{\"database\":\"up\",\"redis\":\"down\"},"
                            + "\"causes\":{\"redis\":\"secret host 10.1.2.3\"}}");
        }
    }
}
