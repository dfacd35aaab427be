package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.recall.RecallResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Retry-failed and recall, down to the tables; nobody sends, so that each task stands as the test says. */
class AftermathTest {
    private static final NodeId NODE = new NodeId("node-1@test");
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static MysqlAdapters database;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("http-" + UUID.randomUUID()));
        database.migrate();
        api = RunningApi.over(database);
    }

    @AfterAll
    static void close() {
        api.close();
        database.close();
    }

    private static void submit(String bizNo) {
        var answer = api.post(("{\"biz_no\":\"%s\",\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"},"
                        + "\"target\":{\"users\":[\"ann\",\"ben\",\"eve\"]}}")
                .formatted(bizNo));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static void ends(String bizNo, BatchResult result) {
        for (var batch : database.batchQueue().claim(NODE, 100, LEASE, Set.of())) {
            assertThat(batch.bizNo()).isEqualTo(new BizNo(bizNo));
            assertThat(database.batchQueue().startSending(batch)).isTrue();
            assertThat(database.batchQueue().record(batch, result)).isTrue();
        }
        assertThat(database.massTasks().endFinished()).hasSize(1);
    }

    private static RunningApi.Answer post(String path) {
        return api.send(api.request("/mass-tasks/" + path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static RunningApi.Answer post(String path, String body) {
        return api.send(api.request("/mass-tasks/" + path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static JsonNode task(String bizNo) {
        return api.get("/mass-tasks/" + bizNo).at("/data");
    }

    private static final BatchResult NOBODY = new BatchResult.Failed(Reason.wecom(81013));
    private static final BatchResult ALL_BUT_EVE =
            new BatchResult.Sent("msg", List.of(new Undelivered(new UserId("eve"), Reason.INVALID_USER)));

    @Test
    void retryIsANewTaskThatNamesTheOldOneAndIsNamedByIt() {
        submit("retry");
        ends("retry", NOBODY);

        var made = post("retry/retry-failed");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/mass-tasks/retry-retry-1");
        assertThat(made.at("/data/retry_of").asText()).isEqualTo("retry");
        assertThat(made.at("/data/stage").asText()).isEqualTo("sealing");
        assertThat(task("retry-retry-1").at("/retry_of").asText()).isEqualTo("retry");
        assertThat(task("retry").at("/retries"))
                .singleElement()
                .extracting(JsonNode::asText)
                .isEqualTo("retry-retry-1");
        assertThat(task("retry").has("retry_of")).isFalse();

        var again = post("retry/retry-failed", "{\"biz_no\":\"retry-retry-1\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/data/task_id")).isEqualTo(made.at("/data/task_id"));
        assertThat(post("retry/retry-failed").status()).isEqualTo(200);
        var other = post("retry/retry-failed", "{\"biz_no\":\"other\"}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.header("Location")).isEqualTo("/api/v1/mass-tasks/retry-retry-1");
        assertThat(post("retry-retry-1/cancel").status()).isEqualTo(200);
        database.massTasks().endFinished();
    }

    @Test
    void whatCannotBeRetriedIsRefusedWithTheReason() {
        submit("no-retry");
        assertThat(post("no-retry/retry-failed").at("/detail").asText()).isEqualTo("the task has not ended");
        ends("no-retry", new BatchResult.Sent("msg", List.of()));

        var refused = post("no-retry/retry-failed");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/detail").asText()).isEqualTo("nobody failed");
        assertThat(post("no-such-task/retry-failed").status()).isEqualTo(404);
    }

    @Test
    void faultsOfTheBodyAreToldAtOnce() {
        var faulty = post("any/retry-failed", "{\"biz_no\":\"not a number\",\"colour\":1}");

        assertThat(faulty.status()).isEqualTo(400);
        assertThat(faulty.at("/errors"))
                .extracting(error -> error.at("/pointer").asText())
                .containsExactlyInAnyOrder("/biz_no", "/colour");
    }

    @Test
    void recallIsBegunOnceAndToldWithTheTaskAndEachPerson() {
        submit("recall");
        ends("recall", ALL_BUT_EVE);

        var begun = post("recall/recall");

        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        assertThat(begun.at("/data/recall/batches").asInt()).isEqualTo(1);
        assertThat(begun.at("/data/recall/left").asInt()).isEqualTo(1);
        assertThat(begun.at("/data/recall/asked_at").asText()).endsWith("+08:00");
        assertThat(post("recall/recall").status()).isEqualTo(200);
        assertThat(person("ann").at("/recalled").asBoolean(true)).isFalse();

        for (var claimed : database.recallQueue().claim(NODE, 10, LEASE, Set.of())) {
            database.recallQueue().record(claimed, new RecallResult.Done());
        }
        database.recallQueue().endFinished();

        var recalled = task("recall");
        assertThat(recalled.at("/recall/recalled").asInt()).isEqualTo(1);
        assertThat(recalled.at("/recall/left").asInt()).isZero();
        assertThat(recalled.at("/recall/ended_at").asText()).isNotEmpty();
        assertThat(recalled.at("/progress/sent").asInt())
                .as("the sums of sending stay")
                .isEqualTo(2);
        assertThat(person("ann").at("/recalled").asBoolean()).isTrue();
        assertThat(person("ann").at("/state").asText()).isEqualTo("sent");
        assertThat(person("eve").has("recalled")).as("never got it").isFalse();
        assertThat(events("recall")).contains("\"recalled\":1");
        assertThat(post("recall/retry-failed").status())
                .as("nothing more goes out")
                .isEqualTo(409);
    }

    private static String events(String bizNo) {
        try (var client = HttpClient.newHttpClient()) {
            var request = api.request("/mass-tasks/" + bizNo + "/events").build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode person(String user) {
        return api.get("/mass-tasks/recall/recipients/" + user).at("/data");
    }

    @Test
    void whyAMessageCouldNotBeRecalledIsToldInWords() {
        submit("late");
        ends("late", ALL_BUT_EVE);
        post("late/recall");
        for (var claimed : database.recallQueue().claim(NODE, 10, LEASE, Set.of())) {
            database.recallQueue().record(claimed, new RecallResult.Failed(Reason.wecom(40058)));
        }

        var people = api.get("/mass-tasks/late/recipients?state=sent").at("/data/items");

        assertThat(people).hasSize(2).allSatisfy(person -> {
            assertThat(person.at("/recalled").asBoolean(true)).isFalse();
            assertThat(person.at("/recall_reason/code").asText()).isEqualTo("wecom:40058");
            assertThat(person.at("/recall_reason/en").asText()).isNotEmpty();
        });
        database.recallQueue().endFinished();
    }

    @Test
    void recallCancelsWhatHasNotGoneOut() {
        submit("running");

        assertThat(post("running/recall").status()).isEqualTo(202);

        assertThat(task("running").at("/cancelling").asBoolean()).isTrue();
        database.grayWatch().cancelSome(100);
        database.massTasks().endFinished();
        assertThat(task("running").at("/status").asText()).isEqualTo("cancelled");
        assertThat(task("running").at("/recall/batches").asInt(-1)).isZero();
    }

    @Test
    void whereNothingWasSentNothingIsRecalled() {
        submit("nothing");
        ends("nothing", NOBODY);

        assertThat(post("nothing/recall").status()).isEqualTo(409);
        assertThat(task("nothing").has("recall")).isFalse();
        assertThat(post("no-such-task/recall").status()).isEqualTo(404);
        assertThat(post("nothing/recall", "{\"x\":1}").status()).isEqualTo(400);
    }
}
