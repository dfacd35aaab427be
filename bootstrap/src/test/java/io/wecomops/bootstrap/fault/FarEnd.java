package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.Wanted;
import io.wecomops.sandbox.WecomSandbox;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sandbox of this test's own, with the settings that make a node use it. */
final class FarEnd implements AutoCloseable {
    private final WecomSandbox sandbox;

    FarEnd() {
        sandbox = WecomSandbox.start(SandboxSettings.demo());
        with(Faults.none().with(Fault.LATENCY_MS, 20));
    }

    void with(Faults faults) {
        sandbox.faults(faults);
    }

    WecomSandbox sandbox() {
        return sandbox;
    }

    /** Small batches at a moderate pace and a short lease, so that a kill meets many batches and is got over quickly. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("WECOM_CORP_ID", SandboxSettings.demo().corpId());
        var app = SandboxSettings.demo().apps().getFirst();
        settings.put("WECOM_AGENT_ID", Integer.toString(app.agentId()));
        settings.put("WECOM_AGENT_SECRET", app.secret());
        settings.put("WECOM_API_BASE", sandbox.base().toString());
        settings.put("DISPATCH_BATCH_SIZE", "20");
        settings.put("DISPATCH_QPS_LIMIT", "150");
        settings.put("DISPATCH_LEASE_SEC", "3");
        settings.put("RETRY_BACKOFF_BASE", "1.0");
        return settings;
    }

    void awaitDelivered(long personTimes) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> sandbox.stats().delivered() >= personTimes);
    }

    void everybodyGotItOnce(int people) {
        var audit = sandbox.audit(Wanted.anything());
        assertThat(audit.moreThanOnce())
                .as("people who got it more than once: " + audit.examples())
                .isZero();
        assertThat(audit.exactlyOnce()).as("people who got it once").isEqualTo(people);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
