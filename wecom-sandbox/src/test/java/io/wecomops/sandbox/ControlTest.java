package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlTest {
    private final WecomSandbox sandbox =
            WecomSandbox.start(SandboxSettings.demo().withFaults(Faults.none().with(Fault.MEMBER_MINUTE_LIMIT, 7)));
    private final Client client = new Client(sandbox);
    private final String token = client.token(Client.APP);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode send(String users, String content) {
        return client.send(token, Client.text(users, content).toString());
    }

    @Test
    void helpNamesEachEndpointAndEachAnswers() throws IOException {
        var endpoints = client.get("/sandbox").path("endpoints");

        assertThat(endpoints.size()).isGreaterThan(15);
        for (var name : endpoints.properties()) {
            var parts = name.getKey().split(" ", 2);
            var path = parts[1].replace("{userid}", "alice").replaceAll("\\?.*", "");
            var response = client.exchange(parts[0], path, parts[0].startsWith("P") ? "{}" : "");
            assertThat(response.statusCode()).as(name.getKey()).isEqualTo(200);
        }
    }

    @Test
    void putBeginsFromTheStartAndPatchFromWhatIs() {
        client.call("PUT", "/sandbox/faults", "{\"latency_ms\": 5, \"seed\": 42}");
        client.call("PATCH", "/sandbox/faults", "{\"busy_rate\": 0.25, \"app_disabled\": true}");

        assertThat(sandbox.faults())
                .isEqualTo(Faults.none()
                        .with(Fault.MEMBER_MINUTE_LIMIT, 7)
                        .with(Fault.LATENCY_MS, 5)
                        .with(Fault.SEED, 42)
                        .with(Fault.BUSY_RATE, 0.25)
                        .with(Fault.APP_DISABLED, 1));
        var told = client.get("/sandbox/faults");
        assertThat(told.size()).isEqualTo(Fault.values().length);
        assertThat(told.path("busy_rate").asDouble()).isEqualTo(0.25);
        assertThat(told.path("app_disabled").asInt()).isEqualTo(1);
        assertThat(client.call("PUT", "/sandbox/faults", "{}")
                        .path("member_minute_limit")
                        .asInt())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "PUT;/sandbox/faults;{\"busy_rate\": 1.5};busy_rate must be 0 to 1, is 1.5",
                "PUT;/sandbox/faults;{\"busy_rate\": 0.6, \"lost_answer_rate\": 0.6};a call meets one fate",
                "PUT;/sandbox/faults;{\"latency\": 5};there is no fault called latency",
                "PUT;/sandbox/faults;{\"latency_ms\": \"5\"};latency_ms must be a number",
                "PUT;/sandbox/faults;{\"latency_ms\": 0.5};latency_ms must be a whole number of 0 to 600000",
                "PUT;/sandbox/faults;[];the body must be a JSON object",
                "PUT;/sandbox/faults;{;the body must be a JSON object",
                "PUT;/sandbox/members;{\"unknown_share\": 2};shares are 0 to 1",
                "PUT;/sandbox/members;{\"unknown_pattern\": \"(\"};Unclosed group",
                "PUT;/sandbox/members;{\"nobody\": 1};nobody",
                "GET;/sandbox/calls?limit=0;``;limit must be 1 to 10000",
                "GET;/sandbox/received?agentid=x;``;agentid must be a whole number",
            })
    void wrongSettingsAreRefusedInWords(String method, String path, String body, String words) throws IOException {
        var response = client.exchange(method, path, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Client.JSON.readTree(response.body()).path("error").asText()).contains(words);
    }

    @Test
    void membersCanBeSet() {
        var told = client.call(
                "PUT",
                "/sandbox/members",
                "{\"unknown_pattern\": \"gone.*\", \"parties\": {\"5\": [\"eve\"]}, \"everyone\": 3}");

        assertThat(told.path("unlicensed_pattern").asText()).isEqualTo("unlicensed-.*");
        assertThat(send("gone1|ghost-1", "x").path("invaliduser").asText()).isEqualTo("gone1");
        send("@all", "everybody");
        assertThat(sandbox.audit("everybody").people()).isEqualTo(3);
    }

    @Test
    void tokensCanBeEndedOverHttp() {
        client.call("POST", "/sandbox/tokens/expire", "");
        assertThat(send("alice", "x").path("errcode").asInt()).isEqualTo(42001);
        client.call("POST", "/sandbox/tokens/revoke", "");
        assertThat(send("alice", "x").path("errcode").asInt()).isEqualTo(40014);
    }

    @Test
    void whatWasReceivedIsToldBySeveralWays() throws IOException {
        send("alice|bob", "公告 & more");
        send("alice", "another");
        send("alice", "公告 & more");
        var content = URLEncoder.encode("公告 & more", StandardCharsets.UTF_8);

        var alice = client.get("/sandbox/people/Alice?limit=2");
        assertThat(alice.findValuesAsText("content")).containsExactly("公告 & more", "another");
        assertThat(alice.get(0).path("digest").asText()).hasSize(16);
        assertThat(alice.get(0).path("at").asText()).endsWith("Z");
        assertThat(client.get("/sandbox/received?content_contains=another").findValuesAsText("userid"))
                .containsExactly("alice");
        var audit = client.get("/sandbox/audit?content=" + content);
        assertThat(audit.path("people").asInt()).isEqualTo(2);
        assertThat(audit.path("exactly_once").asInt()).isEqualTo(1);
        assertThat(audit.path("more_than_once").asInt()).isEqualTo(1);
        assertThat(audit.path("examples").get(0).asText()).isEqualTo("alice");
        assertThat(client.get("/sandbox/audit?agentid=1000009").path("people").asInt(-1))
                .isZero();
        assertThat(client.exchange("GET", "/sandbox/audit/people?content=" + content, "")
                        .body()
                        .lines()
                        .sorted())
                .containsExactly("alice,2", "bob,1", "userid,times");
    }

    @Test
    void callsAreToldNewestFirst() {
        send("alice", "x");
        send("ghost-1", "x");
        var calls = client.get("/sandbox/calls?limit=3");

        assertThat(calls.findValuesAsText("outcome")).containsExactly("81013", "0", "0");
        assertThat(calls.findValuesAsText("endpoint")).containsExactly("message/send", "message/send", "gettoken");
        assertThat(calls.get(0).path("agent_id").asInt()).isEqualTo(1000002);
        assertThat(sandbox.stats().calls().get("message/send"))
                .containsEntry("0", 1L)
                .containsEntry("81013", 1L);
    }

    @Test
    void resetForgetsAllButTheTokens() {
        send("alice", "x");
        sandbox.faults(Faults.none().with(Fault.IP_FORBIDDEN, 1));
        client.call("POST", "/sandbox/reset", "");
        var stats = client.get("/sandbox/stats");

        assertThat(stats.path("delivered").asInt(-1)).isZero();
        assertThat(stats.path("calls")).isEmpty();
        assertThat(stats.path("send_peaks").path("ten_seconds").asInt(-1)).isZero();
        assertThat(stats.path("gettoken_calls").asInt(-1)).isZero();
        assertThat(sandbox.faults().whole(Fault.MEMBER_MINUTE_LIMIT)).isEqualTo(7);
        assertThat(send("alice", "x").path("errcode").asInt(-2)).isZero();
    }

    @Test
    void aLongContentFitsIntoAnAudit() {
        var content = IntStream.range(0, 682).mapToObj(_ -> "你").collect(Collectors.joining());
        send("alice", content);

        assertThat(client.get("/sandbox/audit?content=" + URLEncoder.encode(content, StandardCharsets.UTF_8))
                        .path("exactly_once")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"GET,/nowhere,404", "GET,/cgi-bin/user/list,404", "DELETE,/sandbox/stats,404", "GET,/sandbox/%zz,400"})
    void whatIsNotThereIsToldInJson(String method, String path, int status) throws IOException {
        // a path that java.net.URI would refuse is written to the socket by hand
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), sandbox.base().getPort())) {
            var request = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(5_000);
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var answer = new StringBuilder();
            while (answer.indexOf("}") < 0) {
                answer.append((char) reader.read());
            }
            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .contains("application/json")
                    .contains("{\"error\":");
        }
    }
}
