package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static RunningApi.Answer preflight(String body) {
        return api.send(api.request("/mass-tasks/preflight")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String body(String bizNo, String members) {
        return "{\"biz_no\":\"" + bizNo + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"hello\"}," + members
                + "}";
    }

    @Test
    void aTaskIsForeseenAndNotMade() {
        int before = api.stored.count();
        var answer = preflight(body("f-1", "\"target\":{\"users\":[\"ann\",\"ben\",\"ANN\",\"ghost\",\"busy\"]}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var data = answer.at("/data");
        assertThat(data.at("/recipients").toString()).isEqualTo("{\"given\":5,\"doubles\":1,\"left\":4}");
        assertThat(data.at("/calls").asInt()).isEqualTo(1);
        assertThat(data.at("/bytes/total").asInt())
                .isPositive()
                .isEqualTo(data.at("/bytes/largest").asInt());
        assertThat(data.at("/quota_left_today").asInt()).isEqualTo(5);
        assertThat(data.at("/starts_at").asText()).isEqualTo("2026-03-04T12:00:00.000+08:00");
        assertThat(data.at("/earliest_end").asText()).isEqualTo("2026-03-04T12:00:00.000+08:00");
        assertThat(data.findValuesAsText("code"))
                .containsExactly("full_or_half_hour", "unknown_people", "over_member_limit");
        assertThat(data.at("/already_accepted").isNull()).isTrue();
        assertThat(api.stored.count()).isEqualTo(before);
        assertThat(api.get("/mass-tasks/f-1").status()).isEqualTo(404);
    }

    @Test
    void anUploadIsForeseenAsFarAsItCan() {
        var data = preflight(body("f-2", "\"target\":{\"upload\":true}")).at("/data");
        assertThat(data.at("/recipients").isNull()).isTrue();
        assertThat(data.at("/calls").isNull()).isTrue();
        assertThat(data.at("/earliest_end").isNull()).isTrue();
        assertThat(data.at("/bytes/without_people").asInt()).isPositive();
        assertThat(data.at("/notes").findValuesAsText("pointer"))
                .contains("/recipients", "/calls", "/bytes", "/earliest_end");
    }

    @Test
    void whatThePostRefusesIsRefusedInTheSameWords() {
        assertThat(api.post(Bodies.text("taken")).status()).isEqualTo(201);
        for (String broken : List.of(
                "{",
                "[]",
                "{\"biz_no\":\"a b\",\"msg_type\":\"fax\",\"target\":{\"users\":[]},\"colour\":1}",
                body("f-3", "\"target\":{\"users\":[\"a\",\"b c\"]}"),
                body("f-3", "\"target\":{\"departments\":[4711]}"),
                body("f-3", "\"target\":{\"tags\":[7]}"),
                body("f-3", "\"target\":{\"users\":[\"a\"]},\"send_at\":\"tomorrow\""),
                body("preflight", "\"target\":{\"users\":[\"a\"]}"),
                body("taken", "\"target\":{\"users\":[\"somebody-else\"]}"))) {
            var posted = api.post(broken);
            var foreseen = preflight(broken);
            assertThat(posted.status()).as(broken).isBetween(400, 499);
            assertThat(foreseen.status()).as(broken).isEqualTo(posted.status());
            assertThat(foreseen.at("/errors")).as(broken).isEqualTo(posted.at("/errors"));
            assertThat(foreseen.at("/detail")).as(broken).isEqualTo(posted.at("/detail"));
            assertThat(foreseen.header("Location")).as(broken).isEqualTo(posted.header("Location"));
        }
    }

    @Test
    void theSameBodyAgainNamesItsTask() {
        assertThat(api.post(Bodies.text("again")).status()).isEqualTo(201);
        var data = preflight(Bodies.text("again")).at("/data");
        assertThat(data.at("/already_accepted/biz_no").asText()).isEqualTo("again");
        assertThat(data.at("/recipients").isNull()).isTrue();
    }

    @Test
    void itTakesPostsOnly() {
        var answer = api.get("/mass-tasks/preflight");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST, OPTIONS");
    }
}
