package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.testservers.TestDatabase;
import io.wecomops.testservers.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are away: at the start, and in the middle of a task. */
@Timeout(240)
class OutageIT {
    private final TestDatabase database = TestDatabase.start();
    private final TestRedis redis = TestRedis.startOwn();
    private final String schema = database.freshDatabase();
    private final FarEnd farEnd = new FarEnd();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        farEnd.close();
        database.close();
        redis.stop();
    }

    @Test
    void aDatabaseThatIsDownAtTheStartIsWaitedForAndSaidSo() {
        database.kill();
        try (var node = PlatformProcess.launch(folder, Shared.settings(farEnd, database, schema, redis))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> node.logLinesWith("waiting for the database") > 0);
            assertThat(node.isAlive()).isTrue();
            database.restart();
            node.awaitAnswering();
            assertThat(node.api().get("/pingdb").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aDatabaseThatGoesAwayGives503AndTheTaskGoesOnWhenItIsBack() {
        try (var node = PlatformProcess.serve(folder, Shared.settings(farEnd, database, schema, redis))) {
            node.api().submit("away-1", 4_000);
            farEnd.awaitDelivered(1_000);
            database.kill();
            var refused = node.api().get("/mass-tasks/away-1");
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(node.api().get("/pingdb").statusCode()).isEqualTo(503);
            assertThat(node.api().get("/health").statusCode()).isEqualTo(200);
            database.restart();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> node.api().get("/pingdb").statusCode() == 200);
            var task = node.api().awaitEnd("away-1", Duration.ofSeconds(90));
            assertThat(task.at("/progress/sent").asInt()).isEqualTo(4_000);
            farEnd.everybodyGotItOnce(4_000);
        }
    }

    /** It answers nothing and keeps its connections, as a machine that hangs, a fail-over or a broken link does. */
    @Test
    void whileRedisHangsNothingIsSentAndItGoesOnAfterwards() {
        try (var node = PlatformProcess.serve(folder, Shared.settings(farEnd, database, schema, redis))) {
            node.api().submit("hangs-1", 4_000);
            farEnd.awaitDelivered(1_000);
            redis.freeze();
            try {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> node.logLinesWith("dispatcher waits for a server") > 0);
                long delivered = farEnd.sandbox().stats().delivered();
                assertThat(node.api().get("/pingredis").statusCode()).isEqualTo(503);
                assertThat(farEnd.sandbox().stats().delivered()).isEqualTo(delivered);
            } finally {
                redis.thaw();
            }
            var task = node.api().awaitEnd("hangs-1", Duration.ofSeconds(90));
            assertThat(task.at("/progress/sent").asInt()).isEqualTo(4_000);
            farEnd.everybodyGotItOnce(4_000);
        }
    }

    /** The breaker opens, batches wait without using up attempts, and go on once WeCom answers. */
    @Test
    void aWecomThatFailsForLongerThanAllAttemptsLastCostsNobodyTheMessage() {
        var settings = new LinkedHashMap<>(Shared.settings(farEnd, database, schema, redis));
        settings.put("RETRY_MAX", "5");
        try (var node = PlatformProcess.serve(folder, settings)) {
            farEnd.with(Faults.none().with(Fault.BUSY_RATE, 1.0));
            node.api().submit("busy-1", 2_000);
            await().atMost(Duration.ofSeconds(60)).until(() -> node.logLinesWith("this node calls it no more") > 2);
            farEnd.with(Faults.none().with(Fault.LATENCY_MS, 20));
            var task = node.api().awaitEnd("busy-1", Duration.ofSeconds(150));
            assertThat(task.at("/progress/sent").asInt()).isEqualTo(2_000);
            farEnd.everybodyGotItOnce(2_000);
        }
    }

    @Test
    void whileRedisIsGoneNothingIsSentAndNothingIsLost() {
        try (var node = PlatformProcess.serve(folder, Shared.settings(farEnd, database, schema, redis))) {
            node.api().submit("redis-1", 4_000);
            farEnd.awaitDelivered(1_000);
            redis.stop();
            assertThat(node.api().get("/pingredis").statusCode()).isEqualTo(503);
            await().atMost(Duration.ofSeconds(10)).until(() -> node.logLinesWith("dispatcher waits for a server") > 0);
            assertThat(node.api().submit("redis-2", 10).statusCode())
                    .as("a task is accepted while Redis is gone")
                    .isEqualTo(201);
            redis.startAgain();
            node.api().awaitEnd("redis-1", Duration.ofSeconds(90));
            node.api().awaitEnd("redis-2", Duration.ofSeconds(30));
            assertThat(node.api().get("/pingredis").statusCode()).isEqualTo(200);
            assertThat(farEnd.sandbox().audit("你好 redis-1").moreThanOnce()).isZero();
            assertThat(farEnd.sandbox().audit("你好 redis-1").exactlyOnce()).isEqualTo(4_000);
            assertThat(farEnd.sandbox().audit("你好 redis-2").exactlyOnce()).isEqualTo(10);
        }
    }
}
