package io.wecomops.adapters.http.health;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.health.CheckDependencies;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code health}, {@code pingdb} and {@code pingredis} under the prefix, and {@code healthz} beside it. */
public record HealthRoutes(String version, CheckDependencies dependencies) {
    private static final String DATABASE = "database";
    private static final String REDIS = "redis";

    public void addTo(HttpRouting.Builder routing, String prefix) {
        Resource.at(prefix + "/health").get(this::health).addTo(routing);
        Resource.at(prefix + "/pingdb").get(ping(DATABASE)).addTo(routing);
        Resource.at(prefix + "/pingredis").get(ping(REDIS)).addTo(routing);
        Resource.at("/healthz").get(this::healthz).addTo(routing);
    }

    private void health(ServerRequest request, ServerResponse response) {
        String traceId = Trace.current().map(Object::toString).orElse("");
        Reply.json(request, response, Status.OK_200, new Health(true, traceId, version));
    }

    private Handler ping(String dependency) {
        return (request, response) -> {
            switch (dependencies.check(dependency)) {
                case THERE -> Reply.json(request, response, Status.OK_200, new Pong(true));
                case NOT_CONFIGURED ->
                    throw new ProblemException(Problem.unavailable("this installation has no " + dependency
                            + ": the embedded mode keeps in memory what it would hold, and needs none"));
            }
        };
    }

    private void healthz(ServerRequest request, ServerResponse response) {
        var parts = new LinkedHashMap<String, String>();
        var causes = new LinkedHashMap<String, String>();
        for (String dependency : List.of(DATABASE, REDIS)) {
            parts.put(dependency, stateOf(dependency, causes));
        }
        boolean ok = !parts.containsValue("down");
        if (ok) {
            Reply.json(request, response, Status.OK_200, new Parts(true, parts));
        } else {
            Reply.json(request, response, Status.SERVICE_UNAVAILABLE_503, new PartsDown(false, parts, causes));
        }
    }

    /** @param causes takes why it is down, where it is: this page is for operators, other answers do not tell */
    private String stateOf(String dependency, Map<String, String> causes) {
        try {
            return switch (dependencies.check(dependency)) {
                case THERE -> "up";
                case NOT_CONFIGURED -> "not configured";
            };
        } catch (DependencyUnavailableException gone) {
            causes.put(dependency, gone.rootCause());
            return "down";
        }
    }

    private record Health(boolean ok, String traceId, String version) {}

    private record Pong(boolean ok) {}

    private record Parts(boolean ok, Map<String, String> parts) {}

    private record PartsDown(boolean ok, Map<String, String> parts, Map<String, String> causes) {}
}
