package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The people of a task as a file. */
class ExportTest {
    private static final String HEADER =
            "userid,state,code,reason_en,reason_zh,fix_en,fix_zh,attempts,batch,message_id,sent_at\r\n";
    private static final int MANY = 3_500;

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start();
        assertThat(api.post(Bodies.text("n-1")).status()).isEqualTo(201);
        record(new Recipient(
                new UserId("ann"),
                RecipientState.SENT,
                1,
                1,
                Optional.empty(),
                Optional.of("-=m\"1,"),
                Optional.of(StoredTasks.NOON)));
        record(new Recipient(
                new UserId("bob"), RecipientState.FAILED, 1, 2, Optional.of(Reason.wecom(81013)), Optional.empty()));
        String users = IntStream.range(0, MANY).mapToObj(i -> "\"p" + i + "\"").collect(Collectors.joining(","));
        assertThat(api.post("{\"biz_no\":\"many:1\",\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"},"
                                + "\"target\":{\"users\":[" + users + "]}}")
                        .status())
                .isEqualTo(201);
    }

    private static void record(Recipient person) {
        api.stored.record(new BizNo("n-1"), person);
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static RunningApi.Answer csv(String path, String accept) {
        return api.sendRaw(api.request(path).header("Accept", accept).GET());
    }

    @Test
    void everybodyStandsInOneFile() {
        var answer = csv("/mass-tasks/n-1/recipients", "text/csv");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8;header=present");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"n-1-recipients.csv\"");
        assertThat(answer.header("Transfer-Encoding")).isEqualTo("chunked");
        assertThat(answer.header("Vary")).isEqualTo("Accept");
        assertThat(answer.text())
                .isEqualTo(HEADER
                        + "ann,sent,,,,,,1,1,\"'-=m\"\"1,\",2026-03-04T12:00:00.000+08:00\r\n"
                        + "bob,failed,wecom:81013,because of wecom:81013,原因 wecom:81013,then mend it,请处理,2,1,,\r\n");
    }

    @Test
    void aBrowserGetsAByteOrderMarkForExcel() {
        var answer = csv("/mass-tasks/n-1/recipients?format=csv&state=sent", "text/html,*/*;q=0.8");
        assertThat(answer.text()).startsWith("\uFEFF" + HEADER + "ann,").hasLineCount(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''             | application/json | application/json
            ''             | */*              | application/json
            ''             | text/csv;q=0.5, application/json | application/json
            ''             | text/csv, application/json;q=0.5 | text/csv
            ''             | text/*           | text/csv
            ?format=json   | text/csv         | application/json
            ?format=csv    | application/json | text/csv
            """)
    void theFormIsAgreedOn(String query, String accept, String type) {
        assertThat(csv("/mass-tasks/n-1/recipients" + query, accept).header("Content-Type"))
                .startsWith(type);
    }

    @Test
    void manyPeopleComeInOrderAndOnce() {
        var answer = csv("/mass-tasks/many:1/recipients", "text/csv");
        assertThat(answer.header("Content-Disposition")).contains("\"many_1-recipients.csv\"");
        assertThat(answer.text()
                        .lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .collect(Collectors.toSet()))
                .hasSize(MANY);
        assertThat(answer.text()).hasLineCount(MANY + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /mass-tasks/none/recipients?format=csv            | 404 | ``
            /mass-tasks/n-1/recipients?format=xml             | 400 | /format
            /mass-tasks/n-1/recipients?format=csv&state=lost  | 400 | /state
            /mass-tasks/n-1/recipients?format=csv&limit=5     | 400 | ``
            /mass-tasks/n-1/recipients?format=csv&format=csv  | 400 | /format
            """)
    void whatCannotBeExportedIsAProblem(String path, int status, String pointer) {
        var answer = api.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void headTellsWhatWouldCome() {
        var head = api.sendRaw(api.request("/mass-tasks/n-1/recipients")
                .header("Accept", "text/csv")
                .HEAD());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/csv");
        assertThat(head.text()).isEmpty();
    }

    @Test
    void aFileThatBreaksOffDoesNotLookWhole() throws IOException {
        api.stored.failAfterStretches(2);
        try (var socket = Wire.connected(api)) {
            socket.getOutputStream().write(Wire.ascii("""
                            GET /api/v1/mass-tasks/many:1/recipients HTTP/1.1\r
                            Host: x\r
                            Accept: text/csv\r
                            \r
                            """));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all)
                    .startsWith("HTTP/1.1 200 OK")
                    .contains("Transfer-Encoding: chunked")
                    .contains(HEADER + "p")
                    .doesNotContain("\r\n0\r\n\r\n")
                    .doesNotContain("problem");
        } finally {
            api.stored.recover();
        }
    }

    @Test
    void aDatabaseThatIsAwayAtTheBeginningIsAProblem() {
        api.stored.failAfterStretches(0);
        try {
            assertThat(csv("/mass-tasks/many:1/recipients", "text/csv").status())
                    .isEqualTo(503);
        } finally {
            api.stored.recover();
        }
    }
}
