package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static MysqlAdapters database;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("metrics-" + UUID.randomUUID()));
        database.migrate();
        api = RunningApi.over(database);
    }

    @AfterAll
    static void close() {
        api.close();
        database.close();
    }

    private static RunningApi.Answer page() {
        return api.sendRaw(HttpRequest.newBuilder(api.root("/metrics")));
    }

    @Test
    void thePageStandsOutsideThePrefixInPrometheusFormat() {
        var page = page();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(api.get("/metrics").status()).isEqualTo(404);
        var post = HttpRequest.newBuilder(api.root("/metrics")).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(api.sendRaw(post).status()).isEqualTo(405);
    }

    @Test
    void requestsAreCountedByTheirTemplateAndWhoeverIsNamedInThemIsNot() {
        api.get("/mass-tasks/nobody-knows-it/recipients/secretary-7");
        api.get("/somewhere/else-entirely");
        api.post("{");
        assertThat(page().text())
                .contains("method=GET, route=Optional[/api/v1/mass-tasks/{biz_no}/recipients/{userid}], status=404")
                .contains("method=GET, route=Optional.empty, status=404")
                .contains("method=POST, route=Optional[/api/v1/mass-tasks], status=400")
                .doesNotContain("nobody-knows-it", "secretary-7", "else-entirely");
    }
}
