package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes, it is the client's fault and is told so: never 5xx, always a trace id. */
class FuzzedBodiesTest {
    private static final int ROUNDS = 400;
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final List<String> SOUND = List.of(
            Bodies.text("n"),
            Bodies.with(
                    "n",
                    "\"agent_id\":1000002,\"msg_type\":\"textcard\",\"payload\":"
                            + "{\"title\":\"t\",\"description\":\"d\",\"url\":\"https://a\",\"btntxt\":\"b\"}"),
            Bodies.with(
                    "n",
                    "\"options\":{\"delivery\":\"at_most_once\"},\"msg_type\":\"news\",\"payload\":"
                            + "{\"articles\":[{\"title\":\"t\",\"url\":\"https://a\"}]}"));

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333, 4444, 55555})
    void mutatedJsonNeverGivesAServerError(long seed) throws IOException {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            JsonNode body = RunningApi.JSON.readTree(SOUND.get(random.nextInt(SOUND.size())));
            for (int i = random.nextInt(4); i >= 0; i--) {
                body = mutated(body, random);
            }
            post(body.toString().getBytes(StandardCharsets.UTF_8), seed, round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333})
    void mutatedBytesNeverGiveAServerError(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = SOUND.get(random.nextInt(SOUND.size())).getBytes(StandardCharsets.UTF_8);
            for (int i = random.nextInt(6); i >= 0; i--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            post(body, seed, round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333})
    void oddPathsNeverGiveAServerError(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var path = new StringBuilder("/api/v1/mass-tasks");
            for (int i = random.nextInt(8); i >= 0; i--) {
                path.append(List.of(
                                "/",
                                "%2F",
                                "%00",
                                "%ff",
                                "%E4%BD%A0",
                                "..",
                                ";a=b",
                                "n",
                                "//",
                                "/recipients",
                                "?",
                                "&",
                                "limit=",
                                "cursor=",
                                "state=",
                                "%25",
                                "+",
                                "%20",
                                "999",
                                "-1")
                        .get(random.nextInt(20)));
            }
            var answer = api.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.api.port() + path)));
            check(answer, "seed " + seed + ", round " + round + ": " + path);
        }
    }

    private static void post(byte[] body, long seed, int round) {
        var answer = api.send(api.request("/mass-tasks")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        check(answer, "seed " + seed + ", round " + round + ": " + new String(body, StandardCharsets.UTF_8));
    }

    private static void check(RunningApi.Answer answer, String what) {
        assertThat(answer.status()).as(what + " gave " + answer.text()).isBetween(200, 499);
        assertThat(answer.header("X-Request-Id")).as(what).isNotEmpty();
        if (answer.status() >= 400) {
            assertThat(answer.at("/detail").asText()).as(what).isNotEmpty();
            assertThat(answer.at("/code").asInt()).as(what).isBetween(1400, 1499);
        }
    }

    /** {@code root} with one value in it replaced, removed or added. */
    private static JsonNode mutated(JsonNode root, Random random) {
        var holders = new ArrayList<JsonNode>();
        collect(root, holders);
        if (holders.isEmpty()) {
            return odd(random);
        }
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        if (holder instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            String name =
                    names.isEmpty() || random.nextInt(5) == 0 ? text(random) : names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, odd(random));
            }
        } else if (holder instanceof ArrayNode array) {
            if (random.nextBoolean() || array.isEmpty()) {
                array.add(odd(random));
            } else {
                array.set(random.nextInt(array.size()), odd(random));
            }
        }
        return root;
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }

    private static JsonNode odd(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> MAKE.nullNode();
            case 1 -> MAKE.booleanNode(random.nextBoolean());
            case 2 -> MAKE.numberNode(random.nextLong());
            case 3 -> MAKE.numberNode(random.nextGaussian() * 1e300);
            case 4 -> MAKE.objectNode().put(text(random), random.nextInt());
            case 5 -> MAKE.arrayNode().add(text(random));
            case 6 -> MAKE.arrayNode();
            case 7 -> MAKE.objectNode();
            default -> MAKE.textNode(text(random));
        };
    }

    private static String text(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> "";
            case 1 -> " \t\n";
            case 2 -> "\u0000\u0001";
            case 3 -> "x".repeat(random.nextInt(3000));
            case 4 -> "你好😀".repeat(random.nextInt(300));
            case 5 -> "~/~1";
            case 6 -> "news";
            case 7 -> "https://" + random.nextInt();
            default -> Integer.toString(random.nextInt());
        };
    }
}
