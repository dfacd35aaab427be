package io.wecomops.adapters.http;

import static io.wecomops.adapters.http.Wire.JSON;
import static io.wecomops.adapters.http.Wire.assertProblem;
import static io.wecomops.adapters.http.Wire.get;
import static io.wecomops.adapters.http.Wire.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies come: lengths, chunks, types, and clients that leave. */
class BodyOnTheWireTest {
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
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ten   | 400
            -1    | 400
            99999999999999999999 | 400
            70000 | 413
            2000000000 | 413
            """)
    void aContentLengthThatCannotBeIsRefused(String length, int status) throws IOException {
        assertProblem(exchange(post(JSON + "Content-Length: " + length + "\r\n", "{}"), true), status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 3\r\n",
                "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: Chunked\r\nTransfer-Encoding: chunked\r\n"
            })
    void aBodyWhoseEndIsNotCertainIsRefused(String headers) throws IOException {
        assertProblem(exchange(post(JSON + headers, "2\r\n{}\r\n0\r\n\r\n"), true), 400);
    }

    @Test
    void aBodyThatIsTooLargeIsReadOnSoThatItsSenderGetsTheAnswer() throws IOException {
        String body = "x".repeat(3 * RunningApi.MAX_BODY);
        assertProblem(exchange(post(JSON + "Content-Length: " + body.length() + "\r\n", body)), 413);
    }

    @Test
    void aStreamThatIsTooLargeIsRefusedThoughNoLengthWasTold() throws IOException {
        String chunk = "1000\r\n" + "x".repeat(0x1000) + "\r\n";
        assertProblem(exchange(post(JSON + "Transfer-Encoding: chunked\r\n", chunk.repeat(20) + "0\r\n\r\n")), 413);
    }

    @Test
    void aStreamWithoutEndIsCutOff() throws IOException {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
        assertProblem(exchange(post(JSON + "Transfer-Encoding: chunked\r\n", chunk.repeat(3)), true), 413);
    }

    @Test
    void aChunkThatIsTooLargeAloneIsRefused() throws IOException {
        assertProblem(exchange(post(JSON + "Transfer-Encoding: chunked\r\n", "7fffffff\r\nx"), true), 413);
    }

    @Test
    void aBrokenChunkIsRefused() throws IOException {
        assertProblem(exchange(post(JSON + "Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n")), 400);
        assertProblem(exchange(post(JSON + "Transfer-Encoding: chunked\r\n", "-5\r\n{}\r\n0\r\n\r\n")), 400);
    }

    @Test
    void aSoundStreamIsTaken() throws IOException {
        String body = Bodies.text("chunked");
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        assertThat(exchange(post(
                        JSON + "Transfer-Encoding: chunked\r\n",
                        Integer.toHexString(length) + "\r\n" + body + "\r\n0\r\n\r\n")))
                .startsWith("HTTP/1.1 201 ");
    }

    @Test
    void aLengthThatIsTooShortCutsTheBody() throws IOException {
        String body = Bodies.text("short");
        assertThat(exchange(post(JSON + "Content-Length: 10\r\n", body))).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void aClientThatLeavesInTheMiddleOfItsBodyHarmsNobody() throws IOException {
        assertThat(exchange(post(JSON + "Content-Length: 1000\r\n", "{\"biz"), true))
                .isEmpty();
        assertThat(api.get("/health").status()).isEqualTo(200);
    }

    @Test
    void anExpectationIsMetBeforeTheBodyIsRead() throws IOException {
        String body = Bodies.text("expected");
        String head = JSON + "Expect: 100-continue\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n";
        assertThat(exchange(post(head, body))).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 ");
    }

    @Test
    void aBodyThatWouldBeTooLargeIsRefusedBeforeItIsSent() throws IOException {
        String answer = exchange("POST /api/v1/mass-tasks HTTP/1.1\r\nHost: x\r\n" + JSON
                + "Expect: 100-continue\r\nContent-Length: 70000\r\n\r\n");
        assertProblem(answer, 413);
    }

    @Test
    void otherTypesAndEncodingsAreRefused() throws IOException {
        assertProblem(exchange(post("Content-Length: 2\r\n", "{}")), 415);
        assertProblem(exchange(post("Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}")), 415);
        assertProblem(exchange(post("Content-Type: rubbish;;\r\nContent-Length: 2\r\n", "{}")), 415);
        assertProblem(
                exchange(post("Content-Type: application/json; charset=gbk\r\nContent-Length: 2\r\n", "{}")), 415);
        assertProblem(exchange(post(JSON + "Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}")), 415);
    }

    @Test
    void aPostWithoutBodyIsNotJson() throws IOException {
        assertProblem(exchange(post(JSON, "")), 400);
    }

    @Test
    void bytesThatAreNoUtf8AreNotJson() throws IOException {
        try (var socket = Wire.connected(api)) {
            var out = socket.getOutputStream();
            out.write(Wire.ascii(post(JSON + "Content-Length: 8\r\n", "")));
            out.write(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
            assertProblem(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8), 400);
        }
    }

    @Test
    void aBodyWhereNoneIsWantedIsPassedOver() throws IOException {
        String answer = exchange(
                "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello" + get("/health", ""));
        assertThat(answer.split("HTTP/1.1 200 OK", -1)).hasSize(3);
    }

    private static String exchange(String request) throws IOException {
        return Wire.exchange(api, request, false);
    }

    private static String exchange(String request, boolean leave) throws IOException {
        return Wire.exchange(api, request, leave);
    }
}
