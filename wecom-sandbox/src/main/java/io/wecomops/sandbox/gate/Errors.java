package io.wecomops.sandbox.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** What is answered where no route does: a status and a few words, and nothing of an exception's. */
public final class Errors {
    private Errors() {}

    /** For what handlers throw. Closing the connection stays what it is: Helidon leaves that exception alone. */
    public static void register(HttpRouting.Builder routing) {
        routing.error(
                HttpException.class,
                (_, response, e) -> send(response, e.status(), e.status().reasonPhrase()));
        routing.error(
                IllegalArgumentException.class,
                (_, response, e) -> send(response, Status.BAD_REQUEST_400, String.valueOf(e.getMessage())));
        routing.error(
                Throwable.class,
                (_, response, _) -> send(response, Status.INTERNAL_SERVER_ERROR_500, "the sandbox failed"));
    }

    /** For what never reaches a handler. */
    public static DirectHandlers direct() {
        var handlers = DirectHandlers.builder();
        for (var event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, Errors::answer);
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .keepAlive(event.keepAlive())
                .entity(body(status.reasonPhrase()))
                .build();
    }

    private static void send(ServerResponse response, Status status, String text) {
        response.headers().set(HeaderNames.CONTENT_TYPE, "application/json");
        response.status(status).send(body(text));
    }

    private static byte[] body(String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("error", text)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
