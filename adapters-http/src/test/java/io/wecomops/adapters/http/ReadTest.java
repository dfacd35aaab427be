package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.domain.masstask.AttemptOutcome;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadTest {
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
        for (int i = 1; i <= 5; i++) {
            assertThat(api.post(Bodies.text("n-" + i)).status()).isEqualTo(201);
        }
        var node = new NodeId("node-1");
        api.stored.attempted(new SendAttempt(1, node, StoredTasks.NOON, Optional.empty()));
        api.stored.attempted(new SendAttempt(
                2,
                node,
                StoredTasks.NOON.plusSeconds(1),
                Optional.of(new SendAttempt.End(
                        StoredTasks.NOON.plusSeconds(2), AttemptOutcome.DELIVERED, Optional.empty()))));
        api.stored.record(new BizNo("n-1"), person("ann", RecipientState.SENT, Optional.empty(), Optional.of("m-1")));
        api.stored.record(
                new BizNo("n-1"),
                person("bob", RecipientState.FAILED, Optional.of(Reason.wecom(81013)), Optional.empty()));
    }

    private static Recipient person(
            String user, RecipientState state, Optional<Reason> reason, Optional<String> messageId) {
        return new Recipient(new UserId(user), state, 1, 1, reason, messageId);
    }

    @AfterAll
    static void close() {
        api.close();
    }

    @Test
    void aTaskIsShownByItsNumber() {
        var answer = api.get("/mass-tasks/n-1");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/data/biz_no").asText()).isEqualTo("n-1");
        assertThat(answer.at("/data/progress/total").asInt()).isEqualTo(2);
    }

    @Test
    void listsPageToTheirEnd() {
        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var answer = api.get("/mass-tasks?limit=2" + cursor);
            for (JsonNode item : answer.at("/data/items")) {
                seen.add(item.get("biz_no").asText());
            }
            JsonNode next = answer.at("/data/next_cursor");
            cursor = next.isNull() ? "" : "&cursor=" + next.asText();
        } while (!cursor.isEmpty());

        assertThat(seen).containsExactly("n-5", "n-4", "n-3", "n-2", "n-1");
    }

    @Test
    void recipientsAreShownWithTheirReasonInWords() {
        assertThat(api.get("/mass-tasks/n-1/recipients?state=failed")
                        .at("/data")
                        .toString())
                .isEqualTo(
                        "{\"items\":[{\"userid\":\"bob\",\"state\":\"failed\",\"batch\":1,\"attempts\":1,"
                                + "\"message_id\":null,\"reason\":{\"code\":\"wecom:81013\","
                                + "\"en\":\"because of wecom:81013 then mend it\",\"zh\":\"原因 wecom:81013请处理\"},\"sent_at\":null}],\"next_cursor\":null}");
        assertThat(api.get("/mass-tasks/n-1/recipients").at("/data/items")).hasSize(2);
    }

    @Test
    void onePersonIsFoundInAnyCaseWithEveryAttempt() {
        var answer = api.get("/mass-tasks/n-1/recipients/ANN");

        assertThat(answer.at("/data").toString())
                .isEqualTo("{\"userid\":\"ann\",\"state\":\"sent\",\"batch\":1,\"attempts\":1,"
                        + "\"message_id\":\"m-1\",\"reason\":null,\"sent_at\":null,\"fix\":null,"
                        + "\"trace_id\":\""
                        + api.get("/mass-tasks/n-1")
                                .at("/data/submitted_trace_id")
                                .asText()
                        + "\",\"history\":["
                        + "{\"attempt\":1,\"node\":\"node-1\",\"started_at\":\"2026-03-04T12:00:00.000+08:00\","
                        + "\"ended_at\":null,\"outcome\":null,\"reason\":null,"
                        + "\"note\":\"its node stopped before it could say what came of it\"},"
                        + "{\"attempt\":2,\"node\":\"node-1\",\"started_at\":\"2026-03-04T12:00:01.000+08:00\","
                        + "\"ended_at\":\"2026-03-04T12:00:02.000+08:00\",\"outcome\":\"delivered\","
                        + "\"reason\":null,\"note\":null}]}");
    }

    @Test
    void whoFailedIsToldWhatToDo() {
        var data = api.get("/mass-tasks/n-1/recipients/bob").at("/data");

        assertThat(data.at("/reason/code").asText()).isEqualTo("wecom:81013");
        assertThat(data.at("/fix").toString()).isEqualTo("{\"en\":\"then mend it\",\"zh\":\"请处理\"}");
        assertThat(data.at("/history/1/outcome").asText()).isEqualTo("failed");
        assertThat(data.at("/history/1/reason/code").asText()).isEqualTo("wecom:81013");
    }

    @Test
    void theLogIsShown() {
        assertThat(api.get("/mass-tasks/n-1/logs").at("/data").toString())
                .isEqualTo("{\"items\":[{\"level\":\"info\",\"message\":\"accepted\","
                        + "\"created_at\":\"2026-03-04T12:00:00.000+08:00\"}],\"next_cursor\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/mass-tasks/none",
                "/mass-tasks/none/recipients",
                "/mass-tasks/none/recipients/ann",
                "/mass-tasks/none/logs",
                "/mass-tasks/n-1/recipients/nobody",
                "/mass-tasks/not%20a%20number",
                "/mass-tasks/%E5%B9%B4%E4%BC%9A",
                "/mass-tasks/n-1/recipients/%2Fann",
                "/mass-tasks/n-1/recipients/%3Fann",
                "/mass-tasks/n-1/secrets",
                "/mass-tasks/",
                "/",
                ""
            })
    void whatIsNotThereIsNotFound(String path) {
        var answer = api.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/code").asInt()).isEqualTo(1404);
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /mass-tasks?limit=0                       | /limit
            /mass-tasks?limit=1001                    | /limit
            /mass-tasks?limit=-1                      | /limit
            /mass-tasks?limit=ten                     | /limit
            /mass-tasks?limit=99999999999999999999    | /limit
            /mass-tasks?limit=                        | /limit
            /mass-tasks?limit=1&limit=2               | /limit
            /mass-tasks?cursor=1                      | /cursor
            /mass-tasks?cursor=%00                    | /cursor
            /mass-tasks?cursor=AAAAAAAAAAA            | /cursor
            /mass-tasks?cursor=__________8            | /cursor
            /mass-tasks?cursor=AAAAAAAAAAI%3D         | /cursor
            /mass-tasks?state=sent                    | ``
            /mass-tasks/n-1/recipients?state=lost     | /state
            /mass-tasks/n-1/recipients?state=SENT     | /state
            /mass-tasks/n-1/recipients?stat=sent      | ``
            /mass-tasks/n-1/logs?cursor=x             | /cursor
            """)
    void aQueryThatMeansNothingIsRefused(String path, String pointer) {
        var answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void headAnswersAsGetWithoutABody() {
        var head = api.send(api.request("/mass-tasks/n-1").HEAD());
        var get = api.get("/mass-tasks/n-1");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("X-Request-Id")).isNotEmpty();
        assertThat(Integer.parseInt(head.header("Content-Length")))
                .isEqualTo(Integer.parseInt(get.header("Content-Length")));
        assertThat(api.send(api.request("/mass-tasks/none").HEAD()).status()).isEqualTo(404);
    }

    @Test
    void optionsTellsWhatIsAllowed() {
        var answer = api.send(api.request("/mass-tasks").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }

    @Test
    void anotherMethodIsRefusedWithTheOnesAllowed() {
        for (String path : List.of("/mass-tasks/n-1", "/mass-tasks/n-1/logs", "/health")) {
            var answer = api.send(api.request(path).DELETE());

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.at("/code").asInt()).isEqualTo(1405);
            assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        }
    }
}
