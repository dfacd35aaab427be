package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.adapters.mysql.MysqlSettings;
import io.wecomops.application.upload.Sealer;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipients sent as a stream over a real socket into real tables, good ones and bad ones. */
class UploadTest {
    private static MysqlAdapters database;
    private static RunningApi api;

    private final String task = "upload-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        database = MysqlAdapters.open(MysqlSettings.inMemory("upload-" + UUID.randomUUID()));
        database.migrate();
        api = RunningApi.over(database);
    }

    @AfterAll
    static void close() {
        api.close();
        database.close();
    }

    private RunningApi.Answer open(String content) {
        var answer = api.post("{\"biz_no\":\"" + task + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"" + content
                + "\"},\"target\":{\"upload\":true}}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private RunningApi.Answer put(String query, String type, byte[] body, String... headers) {
        var request = api.request("/mass-tasks/" + task + "/recipients" + query)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofByteArray(body));
        return api.send(headers.length == 0 ? request : request.headers(headers));
    }

    private RunningApi.Answer csv(String... lines) {
        return put("", "text/csv", utf8(String.join("\n", lines)));
    }

    private RunningApi.Answer ndjson(String... lines) {
        return put("", "application/x-ndjson", utf8(String.join("\n", lines)));
    }

    private RunningApi.Answer seal() {
        return api.send(api.request("/mass-tasks/" + task + "/seal").POST(BodyPublishers.noBody()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aGrayReleaseHasTheSameWavesWhetherItsPeopleAreNamedOrUploaded() {
        String gray = ",\"gray\":{\"percents\":[1,10,100],\"gate\":\"auto\",\"max_failure_rate\":0.02}}";
        var people = IntStream.range(0, 1_000).mapToObj(i -> "g" + i).toList();
        String beginning =
                "{\"biz_no\":\"" + task + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"x\"},\"target\":";
        assertThat(api.post(beginning + "{\"upload\":true}" + gray).status()).isEqualTo(201);
        assertThat(csv(people.toArray(String[]::new)).status()).isEqualTo(200);
        assertThat(csv(people.subList(0, 250).toArray(String[]::new)).status()).isEqualTo(200);
        assertThat(seal().status()).isEqualTo(202);
        sealWhatIsAskedFor();

        var uploaded = api.get("/mass-tasks/" + task).at("/data/gray");
        assertThat(uploaded.at("/waves").findValuesAsText("total")).containsExactly("10", "90", "900");
        var due = database.batchQueue().claim(new NodeId("node"), 100, Duration.ofMinutes(1), Set.of()).stream()
                .filter(batch -> batch.bizNo().value().equals(task))
                .toList();
        var plan = new GrayPlan(List.of(1, 10, 100), new Gate.Manual());
        var inline = new BatchPlan(300)
                .cut(
                        new BizNo(task),
                        new Audience(people.stream().map(UserId::new).toList()),
                        new Schedule(Optional.empty(), Optional.of(plan)));
        assertThat(due)
                .singleElement()
                .satisfies(batch -> assertThat(batch.people()).isEqualTo(10));
        assertThat(first(10))
                .containsExactlyElementsOf(
                        inline.getFirst().users().stream().map(UserId::value).toList());
    }

    private List<String> first(int many) {
        JsonNode items =
                api.get("/mass-tasks/" + task + "/recipients?limit=" + many).at("/data/items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("userid").asText())
                .toList();
    }

    /** What a node does once it is asked. */
    private static void sealWhatIsAskedFor() {
        var sealer = new Sealer(
                database.sealQueue(),
                database.recipientLedger(),
                (agent, message, users, check) -> new SealedRequest(
                        (agent + message.toString() + users + check).getBytes(StandardCharsets.UTF_8)),
                new BatchPlan(300));
        database.sealQueue()
                .claim(new NodeId("node"), Duration.ofMinutes(1))
                .ifPresent(work -> assertThat(sealer.seal(work)).isTrue());
    }

    private Collection<String> recipients() {
        JsonNode items =
                api.get("/mass-tasks/" + task + "/recipients?limit=1000").at("/data/items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("userid").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void assertSealedFor(String... people) {
        assertThat(seal().status()).isEqualTo(202);
        sealWhatIsAskedFor();
        var ready = api.get("/mass-tasks/" + task);
        assertThat(ready.at("/data/stage").asText()).isEqualTo("ready");
        assertThat(ready.at("/data/progress/total").asInt()).isEqualTo(people.length);
        assertThat(recipients()).containsExactlyElementsOf(new TreeSet<>(List.of(people)));
    }

    private static void assertRefused(RunningApi.Answer answer, String... faults) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(StreamSupport.stream(answer.at("/errors").spliterator(), false)
                        .map(fault -> fault.get("pointer").asText() + " "
                                + fault.get("detail").asText()))
                .as(answer.text())
                .hasSameSizeAs(faults)
                .zipSatisfy(
                        List.of(faults), (found, wanted) -> assertThat(found).startsWith(wanted));
    }

    @Test
    void aTaskWaitsForItsRecipientsAndIsSealed() {
        var opened = open("hello");
        assertThat(opened.at("/data/stage").asText()).isEqualTo("receiving");
        assertThat(opened.at("/data/status").asText()).isEqualTo("pending");
        assertThat(opened.at("/data/progress/total").asInt()).isZero();

        var first = csv("userid,name", "ZhangSan,张三", " lisi ,\"Li, \"\"Si\"\"\"", "", "zhangsan,again", "");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.at("/data").toString())
                .isEqualTo("{\"upload\":1,\"state\":\"complete\",\"lines\":5,\"people\":3}");
        var second = ndjson(
                "{\"userid\":\"wangwu\",\"x\":[1,{}]}", "{\"userid\":1001}", "{\"name\":null,\"userid\":\"LISI\"}");
        assertThat(second.at("/data/people").asInt()).isEqualTo(3);

        var sealing = seal();
        assertThat(sealing.status()).isEqualTo(202);
        assertThat(sealing.header("Location")).isEqualTo("/api/v1/mass-tasks/" + task);
        assertThat(sealing.at("/data/stage").asText()).isEqualTo("sealing");
        assertSealedFor("zhangsan", "lisi", "wangwu", "1001");
        assertThat(seal().at("/data/stage").asText()).isEqualTo("ready");
        assertThat(api.get("/mass-tasks/" + task + "/logs").text())
                .contains("4 people in 1 batches, 2 doubles left out");
    }

    @Test
    void oneColumnNeedsNoName() {
        open("hello");
        assertThat(put("", "text/csv; charset=utf-8; header=absent", utf8("\uFEFFa\r\nb\r\n\"c\"\r\n"))
                        .at("/data/people")
                        .asInt())
                .isEqualTo(3);
        assertSealedFor("a", "b", "c");
    }

    @Test
    void gzipIsUnpackedAsItComes() throws IOException {
        open("hello");
        String many =
                IntStream.range(0, 12_000).mapToObj(i -> "person-" + i + "\n").collect(Collectors.joining());
        var answer = put("", "text/csv", gzip(utf8("userid\n" + many)), "Content-Encoding", "gzip");
        assertThat(answer.at("/data/people").asInt()).as(answer.text()).isEqualTo(12_000);
        seal();
        sealWhatIsAskedFor();
        assertThat(api.get("/mass-tasks/" + task).at("/data/progress/total").asInt())
                .isEqualTo(12_000);
    }

    @Test
    void openingTwiceIsOpeningOnceAndSomethingElseIsAConflict() {
        open("hello");
        String again = "{\"biz_no\":\"" + task + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"hello\"},"
                + "\"target\":{\"upload\":true}}";
        assertThat(api.post(again).status()).isEqualTo(200);
        assertThat(api.post(again.replace("hello", "bye")).status()).isEqualTo(409);
    }

    @Test
    void uploadAndUsersTogetherAreRefused() {
        var answer = api.post("{\"biz_no\":\"" + task + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"{{\"},"
                + "\"target\":{\"upload\":true,\"users\":[\"a\"]}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/0/pointer").asText()).isEqualTo("/payload/content");
        assertThat(answer.at("/errors/1/pointer").asText()).isEqualTo("/target/users");
        var template = api.post("{\"biz_no\":\"" + task + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"{{\"},"
                + "\"target\":{\"upload\":true}}");
        assertThat(template.at("/errors/0/pointer").asText()).isEqualTo("/payload/content");
    }

    @Test
    void everyBadLineIsToldByNumberAndNothingOfTheUploadCounts() {
        open("hello");
        assertRefused(
                csv("userid,name", "a,1", ",2", "b", "x y,3", "\"c,4", "d,5,6", "x".repeat(65) + ",7", "e,8"),
                "/lines/3 userid must be 1 to 64",
                "/lines/4 must have as many fields as the first line, 2, has 1",
                "/lines/5 userid must be 1 to 64",
                "/lines/6 a quoted field must end",
                "/lines/7 must have as many fields as the first line, 2, has 3",
                "/lines/8 userid must be 1 to 64");
        var unsealed = seal();
        assertThat(unsealed.status()).isEqualTo(409);
        assertThat(unsealed.at("/detail").asText()).contains("1 is refused");
        csv("userid,name", "mended,1");
        assertThat(api.get("/mass-tasks/" + task + "/uploads").at("/data/items").toString())
                .contains("\"state\":\"dropped\"", "\"state\":\"complete\"");
        assertSealedFor("mended");
    }

    @Test
    void ofManyBadLinesAHundredAreListedAndAllAreCounted() {
        open("hello");
        String[] lines = new String[250];
        Arrays.fill(lines, "?");
        var answer = csv(lines);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/errors")).hasSize(100);
        assertThat(answer.at("/detail").asText()).startsWith("250 lines are bad; the first 100 are listed");
    }

    @Test
    void brokenJsonIsToldByLine() {
        open("hello");
        assertRefused(
                ndjson(
                        "{\"userid\":\"a\"}",
                        "{\"userid\":",
                        "[]",
                        "{\"userid\":{}}",
                        "{\"name\":\"a\"}",
                        "{\"userid\":\"b\"} x",
                        "{\"userid\":\"b\",\"userid\":\"c\"}"),
                "/lines/2 must be one JSON object",
                "/lines/3 must be a JSON object",
                "/lines/4 userid must be a text",
                "/lines/5 userid is missing",
                "/lines/6 must be one JSON object",
                "/lines/7 must be one JSON object");
    }

    @Test
    void aLineOfAMegabyteAndBytesThatAreNoTextAreToldAndReadPast() throws IOException {
        open("hello");
        var body = new ByteArrayOutputStream();
        body.write(utf8("userid\n" + "x".repeat(1 << 20) + "\nfine\n"));
        body.write(new byte[] {'a', (byte) 0xC3, (byte) 0x28, '\n'});
        body.write(utf8("{\n" + "y".repeat(9_000)));
        assertRefused(
                put("", "text/csv", body.toByteArray()),
                "/lines/2 must be at most 8192 bytes long",
                "/lines/4 must be UTF-8",
                "/lines/5 userid must be 1 to 64",
                "/lines/6 must be at most 8192 bytes long");
    }

    @Test
    void brokenGzipIsTold() throws IOException {
        open("hello");
        byte[] whole = gzip(
                utf8(IntStream.range(0, 9_000).mapToObj(i -> "p" + i * 7 + "\n").collect(Collectors.joining())));
        var cut = put("", "text/csv", Arrays.copyOf(whole, whole.length / 2), "Content-Encoding", "gzip");
        assertThat(cut.status()).isEqualTo(422);
        assertThat(cut.at("/errors/0/detail").asText()).isEqualTo("the gzip stream is broken or ends too early");
        var none = put("", "text/csv", utf8("a\nb\n"), "Content-Encoding", "gzip");
        assertRefused(none, "/lines/1 the gzip stream is broken or ends too early");
        byte[] flipped = gzip(utf8("userid\na\nb\n"));
        flipped[flipped.length - 6] ^= 1; // in the checksum
        assertThat(put("", "text/csv", flipped, "Content-Encoding", "gzip").status())
                .isEqualTo(422);
        assertThat(seal().status()).as("nothing of them counts").isEqualTo(409);
        assertThat(put("", "text/csv", gzip(utf8("userid\na\nb\n")), "Content-Encoding", "gzip")
                        .status())
                .isEqualTo(200);
        assertSealedFor("a", "b");
    }

    @Test
    void aTaskThatIsNotWholeHasNoFile() {
        open("hello");
        assertThat(csv("a", "b").status()).isEqualTo(200);
        var early = api.get("/mass-tasks/" + task + "/recipients?format=csv");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.at("/detail").asText()).contains("receiving");
        assertSealedFor("a", "b");
        assertThat(api.sendRaw(api.request("/mass-tasks/" + task + "/recipients")
                                .header("Accept", "text/csv"))
                        .text())
                .hasLineCount(3)
                .contains("\r\na,pending,");
    }

    @Test
    void aPackedUploadThatIsCutIsGoneOnWithToo() throws IOException {
        open("hello");
        String file = "userid\n"
                + IntStream.range(0, 12_500)
                        .mapToObj(i -> "p-" + i * 7919 % 99991 + "\n")
                        .collect(Collectors.joining());
        cutInTheMiddle(gzip(utf8(file)), "Content-Encoding: gzip\r\n");
        Awaitility.await()
                .untilAsserted(() -> assertThat(upload(1).get("state").asText()).isEqualTo("cut"));
        var whole = put("?upload=1", "text/csv", gzip(utf8(file)), "Content-Encoding", "gzip");
        assertThat(whole.at("/data/people").asInt()).as(whole.text()).isEqualTo(12_500);
        seal();
        sealWhatIsAskedFor();
        assertThat(api.get("/mass-tasks/" + task).at("/data/progress/total").asInt())
                .isEqualTo(12_500);
    }

    @Test
    void anEmptyUploadIsRefused() {
        open("hello");
        assertRefused(put("", "text/csv", new byte[0]), "/lines/1 nobody is named");
        assertRefused(csv("userid,name", ""), "/lines/1 nobody is named");
        assertThat(seal().status()).isEqualTo(409);
    }

    @Test
    void moreLinesThanATaskMayHaveAreRefused() {
        open("hello");
        String many = "userid\n" + "p\n".repeat(RunningApi.MAX_LINES);
        assertThat(put("", "text/csv", utf8(many + "one-more\n"))
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/lines/" + (RunningApi.MAX_LINES + 2));
        assertThat(put("", "text/csv", utf8(many)).status()).isEqualTo(200);
        assertThat(csv("userid", "one-more").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"application/json", "text/plain", "text/csv;charset=gbk", "application/octet-stream"})
    void otherTypesAreRefused(String type) {
        open("hello");
        assertThat(put("", type, utf8("a\n")).status()).isEqualTo(415);
    }

    @Test
    void otherEncodingsAreRefused() {
        open("hello");
        assertThat(put("", "text/csv", utf8("a\n"), "Content-Encoding", "br").status())
                .isEqualTo(415);
    }

    @Test
    void whatIsNotThereOrDoesNotWaitTakesNoUpload() {
        assertThat(csv("a").status()).isEqualTo(404);
        assertThat(seal().status()).isEqualTo(404);
        assertThat(api.get("/mass-tasks/" + task + "/uploads").status()).isEqualTo(404);
        api.post(Bodies.text(task));
        assertThat(csv("a").status()).isEqualTo(409);
        assertThat(seal().status()).isEqualTo(409);
        assertThat(api.get("/mass-tasks/" + task + "/uploads").at("/data/items"))
                .isEmpty();
    }

    @Test
    void aSealedTaskTakesNoUpload() {
        open("hello");
        csv("a");
        seal();
        assertThat(csv("b").status()).isEqualTo(409);
        assertSealedFor("a");
        assertThat(csv("b").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?upload=x", "?upload=0", "?upload=1&upload=2", "?from=3"})
    void aQueryThatIsNotKnownIsRefused(String query) {
        open("hello");
        assertThat(put(query, "text/csv", utf8("a\n")).status()).isEqualTo(400);
    }

    @Test
    void whatIsNotCutCannotBeGoneOnWith() {
        open("hello");
        csv("a");
        assertThat(put("?upload=7", "text/csv", utf8("a\n")).status()).isEqualTo(404);
        assertThat(put("?upload=1", "text/csv", utf8("a\n")).status()).isEqualTo(409);
    }

    @Test
    void anUploadThatIsCutIsGoneOnWithAndNobodyIsLostOrDoubled() throws IOException {
        open("hello");
        String file = "userid\n"
                + IntStream.range(0, 12_500).mapToObj(i -> "p-" + i + "\n").collect(Collectors.joining());
        cutInTheMiddle(utf8(file), "");
        Awaitility.await()
                .untilAsserted(() -> assertThat(upload(1).get("state").asText()).isEqualTo("cut"));
        assertThat(upload(1).get("lines").asInt()).isEqualTo(5_001);
        assertThat(seal().status()).isEqualTo(409);

        var other = put("?upload=1", "text/csv", utf8(file.replace("p-7\n", "x-7\n")));
        assertThat(other.status()).as(other.text()).isEqualTo(409);
        assertThat(put("?upload=1", "text/csv", utf8("userid\np-1\n")).status()).isEqualTo(409);
        var whole = put("?upload=1", "text/csv", utf8(file));
        assertThat(whole.at("/data").toString())
                .isEqualTo("{\"upload\":1,\"state\":\"complete\",\"lines\":12501,\"people\":12500}");
        var again = put("", "text/csv", utf8(file));
        assertThat(again.at("/data/upload").asInt()).isEqualTo(2);
        seal();
        sealWhatIsAskedFor();
        assertThat(api.get("/mass-tasks/" + task).at("/data/progress/total").asInt())
                .isEqualTo(12_500);
    }

    private void cutInTheMiddle(byte[] body, String headers) throws IOException {
        try (var socket = Wire.connected(api)) {
            var out = socket.getOutputStream();
            out.write(Wire.ascii("PUT /api/v1/mass-tasks/" + task + "/recipients HTTP/1.1\r\nHost: x\r\n"
                    + "Content-Type: text/csv\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n"));
            out.write(body, 0, body.length * 7 / 10);
            out.flush();
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(upload(1).get("lines").asInt()).isEqualTo(5_001));
        }
    }

    private JsonNode upload(int number) {
        return api.get("/mass-tasks/" + task + "/uploads").at("/data/items").path(number - 1);
    }

    @Test
    void eachGetsAMessageOfHisOrHerOwn() {
        open("您好 {{ 姓名 }}, \\\\{{code}} is {{code}}");
        var answer = ndjson(
                "{\"userid\":\"a\",\"姓名\":\"王\\\"\\n{{code}}\",\"code\":7}",
                "{\"userid\":\"b\",\"姓名\":\"李\",\"code\":true}",
                "{\"userid\":\"A\",\"姓名\":\"王五\",\"code\":8}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertSealedFor("a", "b");
        var claimed = database.batchQueue().claim(new NodeId("n"), 100, Duration.ofMinutes(1), Set.of()).stream()
                .filter(batch -> batch.bizNo().value().equals(task))
                .map(batch -> new String(batch.request().bytes(), StandardCharsets.UTF_8))
                .toList();
        assertThat(claimed)
                .hasSize(2)
                .anyMatch(request -> request.contains("您好 王五, {{code}} is 8") && request.contains("[a]"))
                .anyMatch(request -> request.contains("您好 李, {{code}} is true") && request.contains("[b]"));
    }

    @Test
    void aVariableThatIsMissingInALateLineIsToldAndNothingIsSent() {
        open("hello {{name}}");
        String file = "userid,name\n"
                + IntStream.range(0, 20_000)
                        .mapToObj(i -> "p" + i + ",n" + i + "\n")
                        .collect(Collectors.joining())
                + "late,\nlong," + "长".repeat(700) + "\n";
        assertRefused(
                put("", "text/csv", utf8(file)),
                "/lines/20002 the variable name is missing or empty",
                "/lines/20003 /content: must be at most 2048 bytes of UTF-8, has 2106");
        assertThat(seal().status()).isEqualTo(409);
        csv("userid,name", "p1,one");
        assertSealedFor("p1");
    }

    @Test
    void aColumnThatTheMessageNeedsAndIsNotThereIsTold() {
        open("hello {{name}} {{city}}");
        assertRefused(csv("userid,Name", "a,b"), "/lines/1 there is no column for what the message needs: city, name");
        assertRefused(csv("a", "b"), "/lines/1 the first line must name the columns, userid among them");
        assertRefused(csv("userid,name,name,city", "a,b,c,d"), "/lines/1 the column name is there twice");
        assertRefused(csv("id,name,city", "a,b,c"), "/lines/1 the first line must name the columns");
    }

    private RunningApi.Answer post(String content, String users) {
        return api.post("{\"biz_no\":\"" + task + "\",\"msg_type\":\"text\",\"payload\":{\"content\":\"" + content
                + "\"},\"target\":{\"users\":" + users + "}}");
    }

    @Test
    void personalMessagesMayComeWithTheTask() {
        String users =
                "[{\"userid\":\"A\",\"vars\":{\"name\":\"x\",\"other\":1}},{\"userid\":\"b\",\"vars\":{\"name\":7}},"
                        + "{\"userid\":\"a\",\"vars\":{\"name\":\"Ann\"}}]";
        var accepted = post("hello {{name}}", users);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(accepted.at("/data/progress/total").asInt()).isEqualTo(2);
        assertThat(accepted.at("/data/duplicates_removed").asInt()).isEqualTo(1);
        assertThat(post("hello {{name}}", users).status()).isEqualTo(200);
        assertThat(post("hello {{name}}", users.replace("Ann", "Anna")).status())
                .isEqualTo(409);
        assertThat(requestsOf(task))
                .hasSize(2)
                .anyMatch(request -> request.contains("hello Ann]") && request.contains("[a]"))
                .anyMatch(request -> request.contains("hello 7]") && request.contains("[b]"));
    }

    private static List<String> requestsOf(String task) {
        return database.batchQueue().claim(new NodeId("n"), 100, Duration.ofMinutes(1), Set.of()).stream()
                .filter(batch -> batch.bizNo().value().equals(task))
                .map(batch -> new String(batch.request().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aPersonWithoutTheVariablesIsToldByPlace() {
        var answer = post(
                "hello {{name}}",
                "[\"a\",{\"userid\":\"b\"},{\"userid\":\"c\",\"vars\":{\"name\":[]}},{\"vars\":{}},3]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(StreamSupport.stream(answer.at("/errors").spliterator(), false)
                        .map(fault -> fault.get("pointer").asText() + " "
                                + fault.get("detail").asText()))
                .containsExactly(
                        "/target/users/0 the variable name is missing or empty",
                        "/target/users/1/vars the variable name is missing or empty",
                        "/target/users/2/vars/name must be a text, a number, true or false, is a list",
                        "/target/users/3/userid is required",
                        "/target/users/4 must be a text or an object, is a number");
    }

    @Test
    void bracesAreWrittenWithABackslash() {
        assertThat(post("hello {{first name}}", "[\"a\"]")
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/payload/content");
        assertThat(post("hello \\\\{{name}}", "[\"a\",{\"userid\":\"b\"}]").status())
                .isEqualTo(201);
        assertThat(requestsOf(task))
                .singleElement()
                .satisfies(request -> assertThat(request).contains("hello {{name}}"));
    }
}
