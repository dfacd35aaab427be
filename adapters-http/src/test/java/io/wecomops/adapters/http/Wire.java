package io.wecomops.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Bytes on a socket of their own; the answer is read until the server closes. */
final class Wire {
    static final String JSON = "Content-Type: application/json\r\n";

    private Wire() {}

    static void assertProblem(String answer, int status) {
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

    static String get(String path, String headers) {
        return "GET /api/v1" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n";
    }

    static String post(String headers, String body) {
        return "POST /api/v1/mass-tasks HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n" + body;
    }

    /** @param leave whether the client says that it sends no more */
    static String exchange(RunningApi api, String request, boolean leave) throws IOException {
        try (var socket = connected(api)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            if (leave) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static Socket connected(RunningApi api) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), api.api.port());
        socket.setSoTimeout(10_000);
        return socket;
    }
}
