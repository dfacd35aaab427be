package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.reason.Reason;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steering tasks, down to the tables. */
class ControlTest {
    private static MysqlAdapters database;
    private static RunningApi api;

    private final String bizNo = "b-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("control-" + UUID.randomUUID()));
        database.migrate();
        api = RunningApi.over(database);
    }

    @AfterAll
    static void close() {
        api.close();
        database.close();
    }

    @Test
    void taskIsPausedResumedAndCancelled() {
        api.post(Bodies.text(bizNo));
        assertThat(status(steer(bizNo, "pause"))).isEqualTo("paused");
        assertThat(status(steer(bizNo, "pause"))).as("again").isEqualTo("paused");
        assertThat(status(steer(bizNo, "resume"))).isEqualTo("pending");
        steer(bizNo, "cancel");
        assertThat(api.get("/mass-tasks/" + bizNo).at("/data/cancelling").asBoolean())
                .isTrue();
        database.grayWatch().cancelSome(10);
        database.massTasks().endFinished();
        var ended = api.get("/mass-tasks/" + bizNo);
        assertThat(ended.at("/data/status").asText()).isEqualTo("cancelled");
        assertThat(ended.at("/data/status_code").asInt()).isEqualTo(7);
        assertThat(ended.at("/data/cancelling").isMissingNode()).isTrue();
        assertThat(ended.at("/data/progress/cancelled").asInt()).isEqualTo(2);
        assertThat(api.get("/mass-tasks/" + bizNo + "/recipients/ann")
                        .at("/data/state")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    void commandThatTheTaskCannotTakeIsAConflictThatSaysWhy() {
        api.post(Bodies.text(bizNo));
        var refused = steer(bizNo, "promote");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/detail").asText()).isEqualTo("the task does not wait at a gate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "cancel", "promote"})
    void nobodySteersATaskThatIsNotThere(String command) {
        assertThat(steer("none", command).status()).isEqualTo(404);
        assertThat(steer("no%20number", command).status()).isEqualTo(404);
        assertThat(api.get("/mass-tasks/none/" + command).status()).isEqualTo(405);
    }

    @Test
    void commandTakesNoBodyButAnEmptyObject() {
        api.post(Bodies.text(bizNo));
        assertThat(post(bizNo + "/pause", "{}").status()).isEqualTo(200);
        var refused = post(bizNo + "/resume", "{\"force\":true}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/detail").asText()).isEqualTo("this request takes no body");
    }

    @Test
    void unknownIsResolved() {
        api.post(Bodies.text(bizNo));
        database.batchQueue().claim(new NodeId("node"), 100, Duration.ofMinutes(1), Set.of()).stream()
                .filter(batch -> batch.bizNo().value().equals(bizNo))
                .forEach(batch -> database.batchQueue().record(batch, new BatchResult.Unknown(Reason.ANSWER_LOST)));
        database.massTasks().endFinished();
        assertThat(api.get("/mass-tasks/" + bizNo).at("/data/progress/unknown").asInt())
                .isEqualTo(2);
        var resolved = post(bizNo + "/resolve-unknown", "{\"as\":\"failed\"}");
        assertThat(resolved.at("/data/progress/failed").asInt()).isEqualTo(2);
        assertThat(status(resolved)).isEqualTo("failed");
    }

    @Test
    void unknownIsResolvedAsSentOrFailedOnly() {
        api.post(Bodies.text(bizNo));
        var refused = post(bizNo + "/resolve-unknown", "{\"as\":\"maybe\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/as");
        assertThat(post(bizNo + "/resolve-unknown", "{}").at("/errors/0/detail").asText())
                .isEqualTo("is required");
        assertThat(post("none/resolve-unknown", "{\"as\":\"sent\"}").status()).isEqualTo(404);
    }

    @Test
    void grayReleaseIsToldWaveByWave() {
        assertThat(api.post(
                                Bodies.scheduled(
                                        bizNo,
                                        "\"gray\":{\"percents\":[50,100],\"gate\":\"auto\",\"max_failure_rate\":0.01,\"hold_seconds\":60}"))
                        .status())
                .isEqualTo(201);
        var gray = api.get("/mass-tasks/" + bizNo).at("/data/gray");
        assertThat(gray.toString())
                .isEqualTo(
                        "{\"percents\":[50,100],\"gate\":\"auto\",\"max_failure_rate\":0.01,\"hold_seconds\":60,\"waves\":["
                                + "{\"number\":1,\"percent\":50,\"state\":\"open\",\"progress\":"
                                + "{\"total\":1,\"sent\":0,\"failed\":0,\"unknown\":0,\"cancelled\":0,\"left\":1}},"
                                + "{\"number\":2,\"percent\":100,\"state\":\"shut\",\"progress\":"
                                + "{\"total\":1,\"sent\":0,\"failed\":0,\"unknown\":0,\"cancelled\":0,\"left\":1}}]}");
    }

    @Test
    void gateIsManualWhereNothingElseIsSaid() {
        api.post(Bodies.scheduled(bizNo, "\"gray\":{\"percents\":[1,100]}"));
        assertThat(api.get("/mass-tasks/" + bizNo).at("/data/gray/gate").asText())
                .isEqualTo("manual");
    }

    @Test
    void timeWithoutOffsetIsBeijingTime() {
        for (String time : List.of("2126-12-24T09:30:00", "2126-12-24T09:30:00+08:00", "2126-12-24T01:30:00Z")) {
            api.post(Bodies.scheduled(bizNo + time.length(), "\"send_at\":\"" + time + "\""));
            assertThat(api.get("/mass-tasks/" + bizNo + time.length())
                            .at("/data/send_at")
                            .asText())
                    .isEqualTo("2126-12-24T09:30:00.000+08:00");
        }
    }

    @Test
    void sameTaskAtAnotherTimeIsAnotherTask() {
        assertThat(api.post(Bodies.text(bizNo)).status()).isEqualTo(201);
        assertThat(api.post(Bodies.scheduled(bizNo, "\"send_at\":\"2126-12-24T09:30:00\""))
                        .status())
                .isEqualTo(409);
    }

    private static String status(RunningApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.at("/data/status").asText();
    }

    private RunningApi.Answer steer(String bizNo, String command) {
        return api.send(api.request("/mass-tasks/" + bizNo + "/" + command).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private RunningApi.Answer post(String path, String body) {
        return api.send(api.request("/mass-tasks/" + path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
