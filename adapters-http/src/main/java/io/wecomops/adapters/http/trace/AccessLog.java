package io.wecomops.adapters.http.trace;

import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.util.Objects;
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

    static void write(RoutingRequest request, RoutingResponse response, boolean answered, Duration latency) {
        LOG.atInfo()
                .addKeyValue("route", request.context().get(ROUTE, String.class).orElseGet(() -> pathOf(request)))
                .addKeyValue("method", request.prologue().method().text())
                .addKeyValue("status", answered ? response.status().code() : CLIENT_LEFT)
                .addKeyValue("latency_ms", Math.floorDiv(latency.toNanos(), 1_000L) / 1_000.0)
                .log("request");
    }

    private static String pathOf(RoutingRequest request) {
        String path = Objects.requireNonNullElse(request.prologue().uriPath().rawPath(), "");
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
    }
}
