package io.wecomops.adapters.http.trace;

import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.wecomops.domain.metrics.Happening;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request. The route is the template where one matched, so that lines can be grouped by it. */
public final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.wecomops.access");
    private static final String ROUTE = "io.wecomops.route";
    private static final int CLIENT_LEFT = 499; // as nginx writes it
    private static final int LONGEST_PATH = 256;

    private AccessLog() {}

    /** Says which route matched. */
    public static void route(ServerRequest request, String template) {
        request.context().register(ROUTE, template);
    }

    /** Writes the line, and says what operators count of it. */
    static Happening write(RoutingRequest request, RoutingResponse response, boolean answered, Duration latency) {
        Optional<String> route = request.context().get(ROUTE, String.class);
        String method = request.prologue().method().text();
        int status = answered ? response.status().code() : CLIENT_LEFT;
        LOG.atInfo()
                .addKeyValue("route", route.orElseGet(() -> pathOf(request)))
                .addKeyValue("method", method)
                .addKeyValue("status", status)
                .addKeyValue("latency_ms", Math.floorDiv(latency.toNanos(), 1_000L) / 1_000.0)
                .log("request");
        return new Happening.RequestAnswered(method, route, status, latency);
    }

    private static String pathOf(RoutingRequest request) {
        String path = Objects.requireNonNullElse(request.prologue().uriPath().rawPath(), "");
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
    }
}
