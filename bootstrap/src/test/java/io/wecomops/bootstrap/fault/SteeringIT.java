package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.testservers.TestDatabase;
import io.wecomops.testservers.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands given to one of two processes while both send. */
@Timeout(240)
class SteeringIT {
    private static final int PEOPLE = 2_000;

    private final TestDatabase database = TestDatabase.shared();
    private final TestRedis redis = TestRedis.start();
    private final String schema = database.freshDatabase();

    @TempDir
    Path folder;

    @Test
    void pausedTaskStandsStillOnAllNodesAndGoesOnWithoutLossOrDouble() {
        try (var farEnd = new FarEnd();
                var one = serve(farEnd);
                var other = serve(farEnd)) {
            one.api().submit("pause-1", PEOPLE);
            farEnd.awaitDelivered(400);
            assertThat(other.api()
                            .command("pause-1", "pause")
                            .at("/data/status")
                            .asText())
                    .isEqualTo("paused");
            long sent = standsStill(one, "pause-1");
            assertThat(sent).isLessThan(PEOPLE);
            assertThat(farEnd.sandbox().stats().delivered())
                    .as("nothing beyond what is counted")
                    .isEqualTo(sent);
            one.api().command("pause-1", "resume");
            assertThat(one.api()
                            .awaitEnd("pause-1", Duration.ofMinutes(1))
                            .at("/progress/sent")
                            .asInt())
                    .isEqualTo(PEOPLE);
            farEnd.everybodyGotItOnce(PEOPLE);
        }
    }

    @Test
    void cancelledTaskEndsWithWhatWasSentAndWhatWasNot() {
        try (var farEnd = new FarEnd();
                var one = serve(farEnd);
                var other = serve(farEnd)) {
            one.api().submit("cancel-1", PEOPLE);
            farEnd.awaitDelivered(400);
            other.api().command("cancel-1", "cancel");
            var ended = one.api().awaitEnd("cancel-1", Duration.ofMinutes(1));
            assertThat(ended.at("/status").asText()).isEqualTo("cancelled");
            assertThat(ended.at("/progress/cancelled").asLong()).isPositive();
            assertThat(ended.at("/progress/sent").asLong())
                    .isEqualTo(farEnd.sandbox().stats().delivered());
        }
    }

    @Test
    void wavesGoOutOneByOneAndTheLastOnlyWhenPromoted() {
        try (var farEnd = new FarEnd();
                var one = serve(farEnd)) {
            one.api().submitGray("gray-1", "user-", PEOPLE, "\"percents\":[1,10,100]");
            awaitStatus(one, "gray-1", "waiting_at_gate");
            assertThat(farEnd.sandbox().stats().delivered()).isEqualTo(20);
            one.api().command("gray-1", "promote");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> farEnd.sandbox().stats().delivered() == 200);
            awaitStatus(one, "gray-1", "waiting_at_gate");
            one.api().command("gray-1", "promote");
            one.api().awaitEnd("gray-1", Duration.ofMinutes(1));
            farEnd.everybodyGotItOnce(PEOPLE);
        }
    }

    @Test
    void waveThatFailsTooOftenStopsByItself() {
        try (var farEnd = new FarEnd();
                var one = serve(farEnd)) {
            one.api()
                    .submitGray(
                            "gray-2",
                            "ghost-",
                            PEOPLE,
                            "\"percents\":[10,100],\"gate\":\"auto\",\"max_failure_rate\":0.05,\"hold_seconds\":0");
            awaitStatus(one, "gray-2", "waiting_at_gate");
            var task = one.api().task("gray-2");
            assertThat(task.at("/gray/stopped").asText()).startsWith("wave 1: 0 sent, ");
            assertThat(task.at("/gray/waves/1/state").asText()).isEqualTo("shut");
            assertThat(farEnd.sandbox().stats().delivered()).isZero();
        }
    }

    private static void awaitStatus(PlatformProcess node, String bizNo, String status) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> node.api().task(bizNo).at("/status").asText().equals(status));
    }

    /** Waits until what was in flight at the pause is counted; answers how many were sent. */
    private static long standsStill(PlatformProcess node, String bizNo) {
        var last = new long[] {-1};
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    long before = last[0];
                    last[0] = node.api().task(bizNo).at("/progress/sent").asLong();
                    return last[0] == before;
                });
        return last[0];
    }

    private PlatformProcess serve(FarEnd farEnd) {
        return PlatformProcess.serve(folder, Shared.settings(farEnd, database, schema, redis));
    }
}
