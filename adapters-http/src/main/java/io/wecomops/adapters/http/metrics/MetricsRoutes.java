package io.wecomops.adapters.http.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.metrics.ShowMetrics;

/** {@code /metrics}, outside the API's prefix: for operators, and not to be passed on to others. */
public final class MetricsRoutes {
    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final ShowMetrics metrics;

    public MetricsRoutes(ShowMetrics metrics) {
        this.metrics = metrics;
    }

    public void addTo(HttpRouting.Builder routing) {
        Resource.at("/metrics").get(this::show).addTo(routing);
    }

    private void show(ServerRequest request, ServerResponse response) {
        Reply.send(request, response, Status.OK_200, TEXT_FORMAT, metrics.show().getBytes(UTF_8));
    }
}
