package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.testservers.TestDatabase;
import io.wecomops.testservers.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Single messages on two processes: beside a large task, and more of them to one person than WeCom delivers. */
@Timeout(240)
class MessagesIT {
    private static final int PEOPLE = 10_000;

    private final TestDatabase database = TestDatabase.shared();
    private final TestRedis redis = TestRedis.start();
    private final String schema = database.freshDatabase();

    @TempDir
    Path folder;

    @Test
    void messageWaitsForNoMassTaskAndNobodyIsSentMoreThanWecomDelivers() {
        try (var farEnd = new FarEnd();
                var one = serve(farEnd);
                var other = serve(farEnd)) {
            one.api().submit("mass-1", PEOPLE);
            farEnd.awaitDelivered(100);

            long before = System.nanoTime();
            String id =
                    Api.json(other.api().message("boss", "now")).at("/data/id").asText();
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !farEnd.sandbox().person("boss", 1).isEmpty());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            assertThat(one.api().task("mass-1").at("/progress/left").asInt())
                    .as("a thousand requests' worth were ahead of it")
                    .isGreaterThan(PEOPLE / 2);
            await().until(() -> message(one, id).at("/status").asText().equals("done"));

            List<String> ids = IntStream.range(0, 40)
                    .mapToObj(each -> (each % 2 == 0 ? one : other).api().message("on-call", "alarm " + each))
                    .map(answer -> Api.json(answer).at("/data/id").asText())
                    .toList();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ids.stream()
                            .map(each -> message(one, each))
                            .allMatch(shown -> isSent(shown) || waitsForTheMember(shown)));
            assertThat(farEnd.sandbox().person("on-call", 100))
                    .as("of 30 the large task counts as one to everybody")
                    .hasSize(29);
            assertThat(ids.stream().map(each -> message(other, each)).filter(MessagesIT::isSent))
                    .hasSize(29);
            farEnd.awaitDelivered(farEnd.sandbox().stats().delivered() + 100); // the mass task goes on
            assertThat(farEnd.sandbox().stats().silentlyDropped()).isZero();
        }
    }

    private static JsonNode message(PlatformProcess node, String id) {
        return Api.json(node.api().get("/messages/" + id)).at("/data");
    }

    private static boolean isSent(JsonNode message) {
        return message.at("/recipients/0/state").asText().equals("sent");
    }

    private static boolean waitsForTheMember(JsonNode message) {
        return message.at("/recipients/0/state").asText().equals("pending")
                && message.at("/recipients/0/reason/code").asText().equals("member_limit");
    }

    private PlatformProcess serve(FarEnd farEnd) {
        Map<String, String> settings = Shared.settings(farEnd, database, schema, redis);
        settings.put("DISPATCH_BATCH_SIZE", "2");
        return PlatformProcess.serve(folder, settings);
    }
}
