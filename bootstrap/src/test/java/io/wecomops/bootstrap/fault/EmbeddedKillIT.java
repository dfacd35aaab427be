package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded mode through kill -9: one process, one file, no servers. */
@Timeout(240)
class EmbeddedKillIT {
    private static final int PEOPLE = 10_000;

    @TempDir
    Path folder;

    @Test
    void aTaskSurvivesThreeKillsAndReachesEverybodyOnce() {
        try (var farEnd = new FarEnd()) {
            PlatformProcess node = serve(farEnd);
            assertThat(node.api().submit("kill-1", PEOPLE).statusCode()).isEqualTo(201);
            for (int kill = 1; kill <= 3; kill++) {
                farEnd.awaitDelivered(kill * 2_000L);
                node.kill();
                node = serve(farEnd);
            }
            try (var last = node) {
                var task = last.api().awaitEnd("kill-1", Duration.ofMinutes(2));
                assertThat(task.at("/progress/sent").asInt()).isEqualTo(PEOPLE);
                assertThat(task.get("status").asText()).isEqualTo("done");
            }
            farEnd.everybodyGotItOnce(PEOPLE);
        }
    }

    @Test
    void answersLostAfterDeliveryDoubleNobody() {
        try (var farEnd = new FarEnd()) {
            farEnd.with(Faults.none().with(Fault.LOST_ANSWER_RATE, 0.1).with(Fault.LATENCY_MS, 5));
            try (var node = serve(farEnd)) {
                node.api().submit("lost-1", 2_000);
                var task = node.api().awaitEnd("lost-1", Duration.ofMinutes(1));
                assertThat(task.at("/progress/sent").asInt()).isEqualTo(2_000);
            }
            assertThat(farEnd.sandbox().stats().duplicatesDropped())
                    .as("the fault took place")
                    .isPositive();
            farEnd.everybodyGotItOnce(2_000);
        }
    }

    @Test
    void aGracefulStopCutsNothingThatIsInFlight() {
        try (var farEnd = new FarEnd()) {
            farEnd.with(Faults.none().with(Fault.LATENCY_MS, 300));
            var settings = farEnd.settings();
            settings.put("DISPATCH_LEASE_SEC", "30"); // time limits that no slow machine exceeds
            PlatformProcess node = PlatformProcess.serve(folder, settings, "--embedded");
            node.api().submit("stop-1", 2_000);
            farEnd.awaitDelivered(200);
            assertThat(node.terminate()).isZero();
            long sent = farEnd.sandbox().stats().delivered();
            try (var next = PlatformProcess.serve(folder, settings, "--embedded")) {
                var progress = next.api().task("stop-1").get("progress");
                assertThat(progress.get("sent").asLong()).isGreaterThanOrEqualTo(sent);
                next.api().awaitEnd("stop-1", Duration.ofMinutes(1));
            }
            assertThat(farEnd.sandbox().stats().duplicatesDropped())
                    .as("requests repeated")
                    .isZero();
            farEnd.everybodyGotItOnce(2_000);
        }
    }

    private PlatformProcess serve(FarEnd farEnd) {
        return PlatformProcess.serve(folder, farEnd.settings(), "--embedded");
    }
}
