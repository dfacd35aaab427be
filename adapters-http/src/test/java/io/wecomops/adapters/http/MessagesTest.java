package io.wecomops.adapters.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.http.RunningApi.Answer;
import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.application.idempotency.AnswerOnce;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.message.Undelivered;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.ManualTime;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single messages, over an embedded database. */
class MessagesTest {
    private static final NodeId NODE = new NodeId("node-1");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static MysqlAdapters database;
    private static RunningApi api;

    @BeforeAll
    static void open() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("messages-" + UUID.randomUUID()));
        database.migrate();
        api = RunningApi.over(database);
    }

    @AfterAll
    static void close() {
        api.close();
        database.close();
    }

    @Test
    void messageIsAcceptedClaimedInOneBatchAndToldOfByPerson() {
        Answer accepted = post(to("zhangsan", "LiSi", "lisi", "ghost-1"));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        String location = accepted.header("Location");
        assertThat(location).endsWith("/messages/" + accepted.at("/data/id").asText());
        assertThat(accepted.at("/data/duplicates_removed").asInt()).isEqualTo(1);
        assertThat(accepted.at("/data/progress/total").asInt()).isEqualTo(3);

        String id = accepted.at("/data/id").asText();
        ClaimedBatch batch = claimed(id).getFirst();
        assertThat(batch.kind()).isEqualTo(TaskKind.MESSAGE);
        assertThat(batch.people()).isEqualTo(3);
        assertThat(show(id).at("/recipients/0/state").asText()).isEqualTo("pending");

        database.batchQueue().startSending(batch);
        var ghost = new Undelivered(new UserId("ghost-1"), Reason.INVALID_USER);
        database.batchQueue().record(batch, new BatchResult.Sent("m-1", List.of(ghost)));
        database.massTasks().endFinished();
        JsonNode shown = show(id);
        assertThat(shown.at("/status").asText()).isEqualTo("done_with_failures");
        assertThat(states(shown)).containsExactlyInAnyOrder("zhangsan sent", "lisi sent", "ghost-1 failed");
        assertThat(shown.toString()).contains("invaliduser").contains("原因");
        assertThat(shown.at("/submitted_trace_id").asText()).isNotEmpty();
    }

    @Test
    void thousandPeopleAreOneRequest() {
        String users =
                IntStream.range(0, 1000).mapToObj(each -> "person-" + each).collect(joining("\",\""));
        Answer accepted = post(to(users));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        String id = accepted.at("/data/id").asText();
        assertThat(claimed(id)).singleElement().returns(1000, ClaimedBatch::people);
        assertThat(show(id).at("/recipients")).hasSize(1000);
    }

    @Test
    void eachHasItsOwnWords() {
        Answer accepted = post(
                "{\"msg_type\":\"text\",\"payload\":{\"content\":\"{{name}}，您好\"},\"target\":{\"users\":["
                        + "{\"userid\":\"a\",\"vars\":{\"name\":\"张三\"}},{\"userid\":\"b\",\"vars\":{\"name\":\"李四\"}}]}}");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(claimed(accepted.at("/data/id").asText())).hasSize(2);
    }

    @Test
    void withoutAKeyEachIsAnother() {
        assertThat(post(to("a")).at("/data/id")).isNotEqualTo(post(to("a")).at("/data/id"));
    }

    @Test
    void withAKeyItIsOneMessageAndOneAnswer() {
        Answer first = post(to("a"), "key-1");
        Answer again = post(to("a"), "key-1");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(post(to("b"), "key-1").status()).isEqualTo(422);
    }

    @Test
    void keyWhoseAnswerWasLostStillMakesOneMessage() {
        Answer first = post(to("a"), "key-2");
        // as if the node had died between the message and its kept answer: another node knows nothing of the key
        var forgetful = new AnswerOnce(new MemoryAdapters(new ManualTime()).requestLedger(), LEASE);
        try (RunningApi other = RunningApi.with(database.massTasks(), forgetful)) {
            Answer again = other.send(request(other, to("a")).header("Idempotency-Key", "key-2"));
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.at("/data/id")).isEqualTo(first.at("/data/id"));
        }
    }

    @Test
    void messagesStandInNoListOfMassTasksAndMassTasksAreNoMessages() {
        String id = post(to("a")).at("/data/id").asText();
        api.post(Bodies.text("a-mass-task"));
        assertThat(api.get("/mass-tasks?limit=1000").text())
                .contains("a-mass-task")
                .doesNotContain(id);
        assertThat(api.get("/messages/a-mass-task").status()).isEqualTo(404);
        assertThat(api.get("/messages/nothing").status()).isEqualTo(404);
        assertThat(api.get("/messages/a%20b").status()).isEqualTo(404);
        assertThat(api.get("/mass-tasks/" + id + "/logs").status())
                .as("it is steered and told of like any")
                .isEqualTo(200);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Answer refused = post("{\"biz_no\":\"x\",\"msg_type\":\"fax\",\"payload\":{},\"target\":{\"all\":true},"
                + "\"send_at\":\"2026-12-24T09:30:00\",\"agent_id\":9,\"options\":{\"delivery\":\"twice\"}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/biz_no",
                        "/msg_type",
                        "/target/users",
                        "/target/all",
                        "/send_at",
                        "/agent_id",
                        "/options/delivery");
    }

    @Test
    void moreThanAThousandAreForAMassTask() {
        String users =
                IntStream.range(0, 1001).mapToObj(each -> "person-" + each).collect(joining("\",\""));
        Answer refused = post(to(users));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/target/users");
        assertThat(refused.at("/errors/0/detail").asText()).contains("1000").contains("1001");
        assertThat(post("{\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"},\"target\":{\"users\":[]}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void otherMethodsAreTold() {
        assertThat(api.get("/messages").status()).isEqualTo(405);
        assertThat(api.get("/messages").header("Allow")).contains("POST");
    }

    private static List<ClaimedBatch> claimed(String id) {
        return database.batchQueue().claim(NODE, 1000, LEASE, Set.of()).stream()
                .filter(batch -> batch.bizNo().value().equals(id))
                .toList();
    }

    private static JsonNode show(String id) {
        Answer answer = api.get("/messages/" + id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.at("/data");
    }

    private static List<String> states(JsonNode message) {
        List<String> states = new ArrayList<>();
        for (JsonNode person : message.at("/recipients")) {
            states.add(person.get("userid").asText() + " " + person.get("state").asText());
        }
        return states;
    }

    private static String to(String... users) {
        return "{\"msg_type\":\"text\",\"payload\":{\"content\":\"hi\"},\"target\":{\"users\":[\""
                + String.join("\",\"", users) + "\"]}}";
    }

    private static Answer post(String body) {
        return api.send(request(api, body));
    }

    private static Answer post(String body, String key) {
        return api.send(request(api, body).header("Idempotency-Key", key));
    }

    private static HttpRequest.Builder request(RunningApi to, String body) {
        return to.request("/messages")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }
}
