package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only bytes on a socket can do. Each answer is read until the server closes. */
class ConnectionTest {
    private static final String JSON = "Content-Type: application/json\r\n";

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
            GET                                            | 400
            rubbish                                        | 400
            GET /api/v1/health HTTP/9.9                    | 400
            GET /api/v1/health HTTP/1.0                    | 400
            ` GET /api/v1/health HTTP/1.1`                 | 400
            CONNECT x:1 HTTP/1.1                           | 404
            GET mailto:x HTTP/1.1                          | 404
            GET /api/v1/%zz HTTP/1.1                       | 400
            GET /api/v1/% HTTP/1.1                         | 400
            GET /api/v1/a^b HTTP/1.1                       | 400
            GET mailto:%41 HTTP/1.1                        | 400
            GET /api/v1/<a> HTTP/1.1                       | 400
            GET /api/v1/mass-tasks/%00 HTTP/1.1            | 400
            GET /api/v1/mass-tasks/%0a HTTP/1.1            | 400
            GET /api/v1/mass-tasks?limit=%zz HTTP/1.1      | 400
            GET /api/v1/mass-tasks?<limit> HTTP/1.1        | 400
            GET /api/v1/mass-tasks/%ff HTTP/1.1            | 404
            GET /api/v1/../../etc/passwd HTTP/1.1          | 404
            GET /api/v2/health HTTP/1.1                    | 404
            GET * HTTP/1.1                                 | 404
            BREW /api/v1/health HTTP/1.1                   | 405
            TRACE /api/v1/health HTTP/1.1                  | 405
            """)
    void aBrokenRequestLineIsAnsweredLikeAnyFailure(String line, int status) throws IOException {
        String answer = exchange(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertProblem(answer, status);
    }

    @Test
    void theTraceIdComesBackEvenWhereThePathIsBroken() throws IOException {
        assertThat(exchange("GET /%zz HTTP/1.1\r\nHost: x\r\nX-Request-Id: mine\r\nConnection: close\r\n\r\n"))
                .contains("X-Request-Id: mine\r\n")
                .contains("\"trace_id\":\"mine\"");
    }

    @Test
    void aRequestLineThatIsTooLongIsRefused() throws IOException {
        assertProblem(exchange("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414);
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        assertProblem(exchange(get("/health", "X-Large: " + "a".repeat(40_000) + "\r\n")), 431);
    }

    @Test
    void aHeaderThatIsNoneIsRefused() throws IOException {
        assertProblem(exchange(get("/health", "no colon here\r\n")), 400);
        assertProblem(exchange(get("/health", "bad name: x\r\n")), 400);
    }

    @Test
    void aMissingHostIsRefused() throws IOException {
        assertProblem(exchange("GET /api/v1/health HTTP/1.1\r\nConnection: close\r\n\r\n"), 400);
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
        try (var socket = connected()) {
            var out = socket.getOutputStream();
            out.write(ascii(post(JSON + "Content-Length: 8\r\n", "")));
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

    @Test
    void requestsInARowAreAnsweredInARow() throws IOException {
        String answer = exchange("GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\r\n\r\n"
                + "GET /api/v1/none HTTP/1.1\r\nHost: x\r\nX-Request-Id: b\r\n\r\n"
                + get("/health", "X-Request-Id: c\r\n"));
        assertThat(answer.indexOf("X-Request-Id: a")).isPositive().isLessThan(answer.indexOf("X-Request-Id: b"));
        assertThat(answer.indexOf("X-Request-Id: b")).isLessThan(answer.indexOf("X-Request-Id: c"));
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer)
                .contains("X-Request-Id: ")
                .containsPattern("\\r\nDate: .* GMT\r\n")
                .contains("X-Content-Type-Options: nosniff")
                .contains("Content-Type: application/problem+json")
                .contains("\"ok\":false")
                .contains("\"status\":" + status)
                .contains("\"trace_id\":\"")
                .doesNotContain("xception");
    }

    private static String get(String path, String headers) {
        return "GET /api/v1" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String post(String headers, String body) {
        return "POST /api/v1/mass-tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n" + body;
    }

    private static String exchange(String request) throws IOException {
        return exchange(request, false);
    }

    /** @param leave whether the client says that it sends no more */
    private static String exchange(String request, boolean leave) throws IOException {
        try (var socket = connected()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            if (leave) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Socket connected() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), api.api.port());
        socket.setSoTimeout(10_000);
        return socket;
    }
}
