package io.wecomops.adapters.http.error;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.wecomops.adapters.http.json.CommonHeaders;
import io.wecomops.adapters.http.trace.RequestId;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.trace.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Helidon refuses before any route or filter sees it: bytes that are not HTTP, headers that are too long.
 * Helidon's own words may quote the request; they are not passed on.
 */
public final class DirectErrors implements DirectHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DirectErrors.class);

    private final RequestId requestId;

    private DirectErrors(RequestId requestId) {
        this.requestId = requestId;
    }

    /** One handler for every type of event. */
    public static DirectHandlers handlers(RequestId requestId) {
        var handler = new DirectErrors(requestId);
        var handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, handler);
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        if (Trace.current().isPresent()) { // from inside the routing, which writes its own access log
            return answer(Trace.current().get(), problemOf(request, status, message));
        }
        TraceId id = requestId.of(request.headers());
        return Trace.call(id, () -> {
            Problem problem = problemOf(request, status, message);
            LOG.atInfo()
                    .addKeyValue("method", request.method())
                    .addKeyValue("status", problem.status().code())
                    .log("request refused unread");
            return answer(id, problem);
        });
    }

    private static TransportResponse answer(TraceId id, Problem problem) {
        var response = TransportResponse.builder()
                .status(problem.status())
                .keepAlive(false)
                .header(CommonHeaders.date())
                .header(HeaderNames.CONTENT_TYPE, ProblemWriter.CONTENT_TYPE)
                .header(CommonHeaders.X_REQUEST_ID, id.value());
        CommonHeaders.FIXED.forEach(response::header);
        for (Header header : problem.headers()) {
            response.header(header);
        }
        return response.entity(ProblemWriter.bytes(problem, id.value())).build();
    }

    private static Problem problemOf(TransportRequest request, Status status, String message) {
        if (request.headers().contains(HeaderNames.CONTENT_ENCODING)) {
            return Problem.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not supported: send the body as it is");
        }
        return switch (status.code()) {
            case 400 ->
                message.startsWith("Header size exceeded")
                        ? Problem.of(ErrorCode.TOO_LARGE, "the header fields are too large")
                                .with(Status.create(431, "Request Header Fields Too Large"))
                        : Problem.of(ErrorCode.INVALID_PARAMETER, "this is not a valid HTTP/1.1 request");
            case 413 -> Problem.of(ErrorCode.TOO_LARGE, "the body is too large");
            case 414 ->
                Problem.of(ErrorCode.TOO_LARGE, "the request line is too long").with(status);
            case 503 -> Problem.unavailable("too many requests are being handled");
            default -> Problem.of(ErrorCode.UNEXPECTED, "something went wrong on our side");
        };
    }
}
