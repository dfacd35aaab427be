package io.wecomops.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What message/send accepts, and how it says no. Each test has people of its own, so they can share a sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendTest {
    private static final App OTHER = new App(1000009, "other-secret");

    private final WecomSandbox sandbox =
            WecomSandbox.start(SandboxSettings.demo().withApps("wwsandbox", List.of(Client.APP, OTHER)));
    private final Client client = new Client(sandbox);
    private final String token = client.token(Client.APP);

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private JsonNode send(JsonNode body) {
        return client.send(token, body.toString());
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt(Integer.MIN_VALUE);
    }

    private static ObjectNode with(Consumer<ObjectNode> change) {
        var body = Client.text("nobody-gets-this", "hello");
        change.accept(body);
        return body;
    }

    private static ObjectNode typed(String type, String object) {
        return with(body -> {
            body.remove("text");
            body.put("msgtype", type);
            try {
                body.set(type, Client.JSON.readTree(object));
            } catch (java.io.IOException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    @Test
    void textArrivesWithTheCallThatBroughtIt() throws Exception {
        var body = Client.text("Alice| bob |alice", "你好 😀\nsecond line");
        var request = java.net.http.HttpRequest.newBuilder(
                        sandbox.base().resolve("/cgi-bin/message/send?access_token=" + token))
                .header("X-Request-Id", "trace-1")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        var response = client.exchange(request);
        var answer = Client.JSON.readTree(response.body());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json; charset=UTF-8");
        assertThat(errcode(answer)).isZero();
        assertThat(answer.path("errmsg").asText()).isEqualTo("ok");
        assertThat(answer.path("invaliduser").asText("?")).isEmpty();
        assertThat(sandbox.person("ALICE", 10)).singleElement().satisfies(received -> {
            assertThat(received.userid()).isEqualTo("alice");
            assertThat(received.content()).isEqualTo("你好 😀\nsecond line");
            assertThat(received.msgid())
                    .isEqualTo(answer.path("msgid").asText())
                    .isNotEmpty();
            assertThat(received.requestId()).isEqualTo("trace-1");
            assertThat(received.agentId()).isEqualTo(Client.APP.agentId());
        });
        assertThat(sandbox.person("bob", 10)).hasSize(1);
    }

    @Test
    void theKnownTypesArriveAsJsonOrText() {
        assertThat(errcode(send(with(body -> body.put("touser", "typed").put("msgtype", "markdown")))))
                .isEqualTo(44004);
        for (var body : List.of(
                typed("markdown", "{\"content\":\"**hi**\"}"),
                typed("textcard", "{\"title\":\"t\",\"description\":\"d\",\"url\":\"https://a.example/x\"}"),
                typed(
                        "news",
                        "{\"articles\":[{\"title\":\"t\",\"url\":\"http://a.example\"},"
                                + "{\"title\":\"u\",\"appid\":\"wx1\",\"pagepath\":\"p\"}]}"))) {
            assertThat(errcode(send(body.put("touser", "typed")))).isZero();
        }

        assertThat(sandbox.person("typed", 10))
                .extracting(Received::type)
                .containsExactly("news", "textcard", "markdown");
        assertThat(sandbox.person("typed", 10).get(1).content())
                .isEqualTo("{\"title\":\"t\",\"description\":\"d\",\"url\":\"https://a.example/x\",\"btntxt\":\"详情\"}");
    }

    static Stream<Arguments> wrongRequests() {
        var long129 = "x".repeat(129);
        return Stream.of(
                Arguments.of(82001, with(body -> body.remove("touser"))),
                Arguments.of(82001, with(body -> body.put("touser", " | "))),
                Arguments.of(40058, with(body -> body.putArray("touser").add("a"))),
                Arguments.of(40032, with(body -> body.put("touser", numbered(1001)))),
                Arguments.of(82002, with(body -> body.put("toparty", numbered(101)))),
                Arguments.of(82003, with(body -> body.put("totag", numbered(101)))),
                Arguments.of(41011, with(body -> body.remove("agentid"))),
                Arguments.of(40056, with(body -> body.put("agentid", "1000002"))),
                Arguments.of(40056, with(body -> body.put("agentid", 7))),
                Arguments.of(301002, with(body -> body.put("agentid", OTHER.agentId()))),
                Arguments.of(40008, with(body -> body.remove("msgtype"))),
                Arguments.of(40008, with(body -> body.put("msgtype", "image"))),
                Arguments.of(44004, with(body -> body.remove("text"))),
                Arguments.of(44004, with(body -> body.putObject("text").put("content", " \n"))),
                Arguments.of(40058, with(body -> body.putObject("text").put("content", 5))),
                Arguments.of(40058, with(body -> body.put("safe", 3))),
                Arguments.of(40058, with(body -> body.put("enable_duplicate_check", "1"))),
                Arguments.of(40058, with(body -> body.put("duplicate_check_interval", 14_401))),
                Arguments.of(40058, with(body -> body.put("duplicate_check_interval", 0))),
                Arguments.of(41016, typed("textcard", "{\"description\":\"d\",\"url\":\"http://a.example\"}")),
                Arguments.of(41033, typed("textcard", "{\"title\":\"d\",\"url\":\"http://a.example\"}")),
                Arguments.of(40063, typed("textcard", "{\"title\":\"d\",\"description\":\"d\"}")),
                Arguments.of(40058, typed("textcard", "{\"title\":\"d\",\"description\":\"d\",\"url\":\"ftp://a\"}")),
                Arguments.of(
                        40058,
                        typed(
                                "textcard",
                                "{\"title\":\"d\",\"description\":\"d\",\"url\":\"http://" + "u".repeat(2048) + "\"}")),
                Arguments.of(
                        40058,
                        typed(
                                "textcard",
                                "{\"title\":\"d\",\"description\":\"d\",\"url\":\"http://a\",\"btntxt\":\"五个字母吗\"}")),
                Arguments.of(40063, typed("news", "{}")),
                Arguments.of(40063, typed("news", "{\"articles\":[]}")),
                Arguments.of(40063, typed("news", "{\"articles\":[{\"title\":\"t\"}]}")),
                Arguments.of(41016, typed("news", "{\"articles\":[{\"url\":\"http://a\"}]}")),
                Arguments.of(
                        40058,
                        typed(
                                "news",
                                "{\"articles\":[{\"title\":\"t\",\"appid\":\"w\",\"pagepath\":\"" + long129 + "\"}]}")),
                Arguments.of(
                        45008,
                        typed(
                                "news",
                                "{\"articles\":["
                                        + IntStream.range(0, 9)
                                                .mapToObj(_ -> "{\"title\":\"t\",\"url\":\"http://a\"}")
                                                .collect(Collectors.joining(","))
                                        + "]}")),
                Arguments.of(
                        40074,
                        typed("news", "{\"articles\":[{\"title\":\"t\",\"url\":\"http://a\"}]}")
                                .put("safe", 1)));
    }

    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining("|"));
    }

    @ParameterizedTest
    @MethodSource("wrongRequests")
    void aWrongRequestIsRefusedAndNobodyGetsIt(int errcode, JsonNode body) {
        var answer = send(body);

        assertThat(errcode(answer)).as(answer.toString()).isEqualTo(errcode);
        assertThat(answer.path("errmsg").asText()).contains("hint: [").endsWith("?e=" + errcode);
        assertThat(answer.has("msgid")).isFalse();
        assertThat(sandbox.person("nobody-gets-this", 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"40058;{\"touser\":", "40058;[]", "40058;{} {}", "40058;''", "40058;\"x\""})
    void whatIsNotAJsonObjectIsRefused(int errcode, String body) {
        var answer = client.send(token, body);

        assertThat(errcode(answer)).isEqualTo(errcode);
        assertThat(answer.path("errmsg").asText()).contains("Warning: wrong json format.");
    }

    @Test
    void escapedCharactersAreRefusedButNotAnEscapedBackslash() {
        var escaped = Client.text("escaped", "PLACE").toString().replace("PLACE", "\\u4f60");
        var backslash = Client.text("escaped", "C:\\users").toString();

        assertThat(errcode(client.send(token, escaped))).isEqualTo(40033);
        assertThat(errcode(client.send(token, backslash))).isZero();
    }

    @Test
    void theTokenIsReadFromTheQueryOnly() {
        var body = with(json -> json.put("access_token", token));

        assertThat(errcode(client.call("POST", "/cgi-bin/message/send", body.toString())))
                .isEqualTo(41001);
        assertThat(errcode(client.send("x".repeat(64), body.toString()))).isEqualTo(40014);
        assertThat(errcode(client.get("/cgi-bin/message/send?access_token=" + token)))
                .isEqualTo(40003);
    }

    @Test
    void whatIsTooLongIsCutBetweenCharactersAndCounted() {
        long before = sandbox.stats().truncated();
        send(Client.text("cut-exact", "x".repeat(2048)));
        send(Client.text("cut-ascii", "x".repeat(2049)));
        send(Client.text("cut-wide", "你".repeat(683)));
        send(Client.text("cut-emoji", "x".repeat(2046) + "😀"));

        assertThat(sandbox.person("cut-exact", 1).getFirst().content()).hasSize(2048);
        assertThat(sandbox.person("cut-ascii", 1).getFirst().content()).hasSize(2048);
        assertThat(sandbox.person("cut-wide", 1).getFirst().content()).isEqualTo("你".repeat(682));
        assertThat(sandbox.person("cut-emoji", 1).getFirst().content()).isEqualTo("x".repeat(2046));
        assertThat(sandbox.stats().truncated() - before).isEqualTo(3);
    }

    @Test
    void aThousandPeopleAreServedInOneCall() {
        var people = IntStream.range(0, 1000).mapToObj(i -> "thousand-" + i).collect(Collectors.joining("|"));

        assertThat(errcode(send(Client.text(people, "to a thousand")))).isZero();
        assertThat(sandbox.audit("to a thousand")).isEqualTo(new Audit(1000, 1000, 1000, 0, 1, List.of()));
    }
}
