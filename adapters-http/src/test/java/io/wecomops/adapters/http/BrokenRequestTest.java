package io.wecomops.adapters.http;

import static io.wecomops.adapters.http.Wire.assertProblem;
import static io.wecomops.adapters.http.Wire.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that only bytes on a socket can make: request lines and headers. */
class BrokenRequestTest {
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

    @Test
    void requestsInARowAreAnsweredInARow() throws IOException {
        String answer = exchange("GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Request-Id: a\r\n\r\n"
                + "GET /api/v1/none HTTP/1.1\r\nHost: x\r\nX-Request-Id: b\r\n\r\n"
                + get("/health", "X-Request-Id: c\r\n"));
        assertThat(answer.indexOf("X-Request-Id: a")).isPositive().isLessThan(answer.indexOf("X-Request-Id: b"));
        assertThat(answer.indexOf("X-Request-Id: b")).isLessThan(answer.indexOf("X-Request-Id: c"));
    }

    private static String exchange(String request) throws IOException {
        return Wire.exchange(api, request, false);
    }
}
