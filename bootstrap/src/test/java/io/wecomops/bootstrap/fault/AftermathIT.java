package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.Members;
import io.wecomops.sandbox.Wanted;
import io.wecomops.testservers.TestDatabase;
import io.wecomops.testservers.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes after sending, by real nodes: everything back, and those who failed once more. */
@Timeout(240)
class AftermathIT {
    private static final int PEOPLE = 4_000;

    @TempDir
    Path folder;

    @Test
    void aRecallWhoseNodeIsKilledIsFinishedByAnotherAndNobodyHoldsTheMessage() {
        var database = TestDatabase.shared();
        String schema = database.freshDatabase();
        var redis = TestRedis.start();
        try (var farEnd = new FarEnd();
                var one = serve(farEnd, database, schema, redis);
                var other = serve(farEnd, database, schema, redis)) {
            one.api().submit("recall-1", PEOPLE);
            farEnd.awaitDelivered(PEOPLE / 2);
            farEnd.with(Faults.none().with(Map.of(Fault.LATENCY_MS, 100.0)));

            assertThat(other.api().post("recall-1/recall", "").statusCode()).isEqualTo(202);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> recall(one, "recall-1").at("/recalled").asLong() > 10);
            other.kill();
            long left = recall(one, "recall-1").at("/left").asLong();
            assertThat(left).as("the kill came in the middle").isPositive();

            var task = one.api().awaitEnd("recall-1", Duration.ofMinutes(1));
            JsonNode recall = await().atMost(Duration.ofMinutes(1))
                    .until(() -> recall(one, "recall-1"), now -> now.has("ended_at"));
            assertThat(recall.at("/recalled")).isEqualTo(recall.at("/batches"));
            assertThat(recall.at("/batches").asLong() * 20)
                    .isEqualTo(task.at("/progress/sent").asLong());
            assertThat(task.at("/progress/sent").asLong()
                            + task.at("/progress/cancelled").asLong())
                    .isEqualTo(PEOPLE);
            var audit = farEnd.sandbox().audit(Wanted.anything());
            assertThat(audit.people()).isEqualTo(task.at("/progress/sent").asLong());
            assertThat(audit.stillHold()).as("people who hold the message").isZero();
        }
    }

    @Test
    void thoseWhoFailedAreReachedOnceByARetryAndNobodyElse() {
        try (var farEnd = new FarEnd()) {
            farEnd.sandbox().members(Members.everybodyExists().withUnknownShare(0.3));
            try (var node = PlatformProcess.serve(folder, farEnd.settings(), "--embedded")) {
                node.api().submit("retry-1", 500);
                var first = node.api().awaitEnd("retry-1", Duration.ofMinutes(1));
                long failed = first.at("/progress/failed").asLong();
                assertThat(failed).isBetween(50L, 300L);
                farEnd.sandbox().members(Members.everybodyExists());

                assertThat(node.api().post("retry-1/retry-failed", "").statusCode())
                        .isEqualTo(201);

                var retry = node.api().awaitEnd("retry-1-retry-1", Duration.ofMinutes(1));
                assertThat(retry.at("/progress/sent").asLong()).isEqualTo(failed);
                assertThat(retry.at("/status").asText()).isEqualTo("done");
                farEnd.everybodyGotItOnce(500);
                assertThat(node.api().post("retry-1/retry-failed", "").statusCode())
                        .as("nobody is left")
                        .isEqualTo(409);
            }
        }
    }

    private static JsonNode recall(PlatformProcess node, String bizNo) {
        var recall = node.api().task(bizNo).at("/recall");
        assertThat(recall.at("/recalled").asLong()
                        + recall.at("/failed").asLong()
                        + recall.at("/too_late").asLong()
                        + recall.at("/left").asLong())
                .as("sum of " + recall)
                .isEqualTo(recall.at("/batches").asLong());
        return recall;
    }

    private PlatformProcess serve(FarEnd farEnd, TestDatabase database, String schema, TestRedis redis) {
        return PlatformProcess.serve(folder, Shared.settings(farEnd, database, schema, redis));
    }
}
