package io.wecomops.adapters.http.json;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.trace.Trace;
import java.util.Map;

/** Sends answers; every one from inside the routing goes out here, with the headers that all of them bear. */
public final class Reply {
    private static final String JSON = "application/json";

    private Reply() {}

    /** {@code {"ok": true, "trace_id": …, "data": …}} */
    public static void data(ServerRequest request, ServerResponse response, Status status, Object data) {
        json(request, response, status, success(data));
    }

    /** The same as {@link #data}, to be sent now and whenever the request is repeated. */
    public static RequestAnswer answer(Status status, Object data) {
        return new RequestAnswer(
                status.code(), Map.of(HeaderNames.CONTENT_TYPE.defaultCase(), JSON), Json.bytes(success(data)));
    }

    /** The same with the place of what was made. */
    public static RequestAnswer answer(Status status, String location, Object data) {
        var headers =
                Map.of(HeaderNames.CONTENT_TYPE.defaultCase(), JSON, HeaderNames.LOCATION.defaultCase(), location);
        return new RequestAnswer(status.code(), headers, Json.bytes(success(data)));
    }

    /** {@code answer} to the last byte. */
    public static void send(ServerRequest request, ServerResponse response, RequestAnswer answer) {
        response.status(Status.create(answer.status()));
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        common(request, response);
        response.send(answer.body());
    }

    /** {@code body} as JSON, just as it is. */
    public static void json(ServerRequest request, ServerResponse response, Status status, Object body) {
        send(request, response, status, JSON, Json.bytes(body));
    }

    public static void send(
            ServerRequest request, ServerResponse response, Status status, String contentType, byte[] body) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, contentType);
        common(request, response);
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
            response.send();
        } else {
            response.send(body);
        }
    }

    /** The head of an answer whose body is written to {@code response.outputStream()} bit by bit; nothing may keep it. */
    public static void stream(ServerRequest request, ServerResponse response, Status status, String contentType) {
        response.status(status);
        response.header(HeaderNames.CONTENT_TYPE, contentType);
        common(request, response);
    }

    /** 204. */
    public static void nothing(ServerRequest request, ServerResponse response) {
        response.status(Status.NO_CONTENT_204);
        common(request, response);
        response.send();
    }

    private static void common(ServerRequest request, ServerResponse response) {
        Trace.current().ifPresent(id -> response.header(CommonHeaders.X_REQUEST_ID, id.value()));
        response.header(CommonHeaders.date());
        CommonHeaders.FIXED.forEach(response::header);
        if (request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent()) {
            // whether the body comes after all cannot be known, so nothing more can be read from this connection
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
    }

    private static Success success(Object data) {
        return new Success(true, Trace.current().map(Object::toString).orElse(""), data);
    }

    private record Success(boolean ok, String traceId, Object data) {}
}
