package io.wecomops.adapters.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.MetricsPage;
import io.wecomops.domain.token.AgentId;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.MetricsPageContract;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrometheusPageTest extends MetricsPageContract {
    private final MetricsAdapters metrics = new MetricsAdapters("1.2.3", new ManualTime());

    @Override
    protected MetricsPage page() {
        metrics.meter().count(new Happening.ClaimLost(new AgentId(7)));
        return metrics.page();
    }

    @Test
    void theVersionAndTheJvmAreTold() {
        assertThat(page().text())
                .contains("wecomops_build_info{version=\"1.2.3\"} 1")
                .contains("jvm_memory_used_bytes{area=\"heap\"}", "jvm_threads_current", "process_cpu_seconds_total");
    }

    @Test
    void spansAreTakenApartByTheirLength() {
        metrics.meter().count(new Happening.RequestAnswered("GET", Optional.of("/x"), 200, Duration.ofMillis(30)));
        String labels = "{method=\"GET\",route=\"/x\",status=\"200\"";
        assertThat(page().text())
                .contains("wecomops_http_request_seconds_bucket" + labels + ",le=\"0.025\"} 0")
                .contains("wecomops_http_request_seconds_bucket" + labels + ",le=\"0.05\"} 1")
                .contains("wecomops_http_request_seconds_count" + labels + "} 1")
                .contains("wecomops_http_request_seconds_sum" + labels + "} 0.03");
    }
}
