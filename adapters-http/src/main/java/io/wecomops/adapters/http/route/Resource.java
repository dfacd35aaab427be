package io.wecomops.adapters.http.route;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.trace.AccessLog;
import io.wecomops.domain.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One path and what each method does there. */
public final class Resource {
    private final String template;
    private final Map<Method, Handler> handlers = new LinkedHashMap<>();

    private Resource(String template) {
        this.template = template;
    }

    /** @param template a path with {@code {names}}, from the root */
    public static Resource at(String template) {
        return new Resource(template);
    }

    /** HEAD does the same; its body is left out when it is sent. */
    public Resource get(Handler handler) {
        handlers.put(Method.GET, handler);
        handlers.put(Method.HEAD, handler);
        return this;
    }

    public Resource post(Handler handler) {
        handlers.put(Method.POST, handler);
        return this;
    }

    public Resource put(Handler handler) {
        handlers.put(Method.PUT, handler);
        return this;
    }

    public void addTo(HttpRouting.Builder routing) {
        routing.any(template, this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) throws Exception {
        AccessLog.route(request, template);
        Method method = request.prologue().method();
        Handler handler = handlers.get(method);
        if (handler != null) {
            handler.handle(request, response);
        } else if (method.equals(Method.OPTIONS)) {
            response.header(HeaderNames.ALLOW, allowed());
            Reply.nothing(request, response);
        } else {
            throw new ProblemException(Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "this path takes " + allowed())
                    .with(HeaderValues.create(HeaderNames.ALLOW, allowed())));
        }
    }

    private String allowed() {
        var names = new StringBuilder();
        handlers.keySet().forEach(method -> names.append(method.text()).append(", "));
        return names.append(Method.OPTIONS.text()).toString();
    }
}
