package io.wecomops.bootstrap.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.testservers.TestDatabase;
import io.wecomops.testservers.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one MySQL-protocol server and one Redis. */
@Timeout(240)
class SharedNodesIT {
    private static final int PEOPLE = 10_000;

    private final TestDatabase database = TestDatabase.shared();
    private final TestRedis redis = TestRedis.start();
    private final String schema = database.freshDatabase();

    @TempDir
    Path folder;

    @Test
    void twoNodesShareOneTaskThroughAKillAndBothTakePart() {
        try (var farEnd = new FarEnd();
                var one = slow(farEnd);
                var other = slow(farEnd)) {
            assertThat(one.api().submit("shared-1", PEOPLE).statusCode()).isEqualTo(201);
            farEnd.awaitDelivered(3_000);
            one.kill();
            try (var third = slow(farEnd)) {
                var task = other.api().awaitEnd("shared-1", Duration.ofMinutes(2));
                assertThat(task.at("/progress/sent").asInt()).isEqualTo(PEOPLE);
                assertThat(one.logLinesWith("batch sent"))
                        .as("batches of the first")
                        .isPositive();
                assertThat(other.logLinesWith("batch sent"))
                        .as("batches of the second")
                        .isPositive();
                assertThat(third.logLinesWith("batch sent"))
                        .as("batches of the third")
                        .isPositive();
                assertThat(other.logLinesWith("\"trace_id\":\"trace-shared-1\""))
                        .isPositive();
            }
            farEnd.everybodyGotItOnce(PEOPLE);
        }
    }

    @Test
    void fiftyEqualPostsToTwoNodesMakeOneTask() throws InterruptedException {
        try (var farEnd = new FarEnd();
                var one = serve(farEnd);
                var other = serve(farEnd);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var posts = IntStream.range(0, 50)
                    .mapToObj(i -> (Callable<Integer>) () -> (i % 2 == 0 ? one : other)
                            .api()
                            .submit("fifty", 100)
                            .statusCode())
                    .toList();
            var statuses = clients.invokeAll(posts).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(statuses).containsOnly(200, 201);
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
            one.api().awaitEnd("fifty", Duration.ofSeconds(30));
            assertThat(one.api().submit("fifty", 101).statusCode()).isEqualTo(409);
            farEnd.everybodyGotItOnce(100);
        }
    }

    @Test
    void aNodeFrozenPastItsLeaseDoublesNobody() {
        try (var farEnd = new FarEnd();
                var one = serve(farEnd);
                var other = serve(farEnd)) {
            one.api().submit("frozen-1", 4_000);
            farEnd.awaitDelivered(1_000);
            one.signal("STOP");
            other.api().awaitEnd("frozen-1", Duration.ofMinutes(1));
            one.signal("CONT");
            one.awaitAnswering();
            var task = one.api().awaitEnd("frozen-1", Duration.ofSeconds(30));
            assertThat(task.at("/progress/sent").asInt()).isEqualTo(4_000);
            farEnd.everybodyGotItOnce(4_000);
        }
    }

    /** At a pace that leaves a node that starts in the middle something to do. */
    private PlatformProcess slow(FarEnd farEnd) {
        var settings = Shared.settings(farEnd, database, schema, redis);
        settings.put("DISPATCH_QPS_LIMIT", "25");
        return PlatformProcess.serve(folder, settings);
    }

    private PlatformProcess serve(FarEnd farEnd) {
        return PlatformProcess.serve(folder, Shared.settings(farEnd, database, schema, redis));
    }
}
