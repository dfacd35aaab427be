package io.wecomops.sandbox.control;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.Wanted;
import io.wecomops.sandbox.WecomSandbox;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The routes under {@code /sandbox}. */
public final class ControlRoutes implements HttpService {
    private static final Map<String, Boolean> DONE = Map.of("ok", true);

    private final Json json = new Json();
    private final WecomSandbox sandbox;
    private final SandboxSettings start;

    /** @param start what a PUT begins from */
    public ControlRoutes(WecomSandbox sandbox, SandboxSettings start) {
        this.sandbox = sandbox;
        this.start = start;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", (_, response) -> send(response, Help.text()))
                .get("/stats", (_, response) -> send(response, sandbox.stats()))
                .get("/audit", (request, response) -> send(response, sandbox.audit(wanted(request))))
                .get("/audit/people", this::people)
                .get("/people/{userid}", this::person)
                .get(
                        "/received",
                        (request, response) -> send(response, sandbox.received(wanted(request), limit(request))))
                .get("/calls", (request, response) -> send(response, sandbox.calls(limit(request))))
                .get("/faults", (_, response) -> send(response, json.write(sandbox.faults())))
                .put("/faults", (request, response) -> setFaults(request, response, start.faults()))
                .patch("/faults", (request, response) -> setFaults(request, response, sandbox.faults()))
                .get("/members", (_, response) -> send(response, sandbox.members()))
                .put("/members", this::setMembers)
                .post("/tokens/revoke", (_, response) -> done(response, sandbox::revokeTokens))
                .post("/tokens/expire", (_, response) -> done(response, sandbox::expireTokens))
                .post("/reset", (_, response) -> done(response, sandbox::reset));
    }

    private void setFaults(ServerRequest request, ServerResponse response, Faults base) throws IOException {
        sandbox.faults(json.faults(body(request), base));
        send(response, json.write(sandbox.faults()));
    }

    private void setMembers(ServerRequest request, ServerResponse response) throws IOException {
        sandbox.members(json.members(body(request), start.members()));
        send(response, sandbox.members());
    }

    private void person(ServerRequest request, ServerResponse response) {
        send(response, sandbox.person(request.path().pathParameters().get("userid"), limit(request)));
    }

    private void people(ServerRequest request, ServerResponse response) throws IOException {
        var times = sandbox.timesByPerson(wanted(request));
        response.headers().set(HeaderNames.CONTENT_TYPE, "text/csv; charset=UTF-8");
        try (var out = new BufferedWriter(new OutputStreamWriter(response.outputStream(), StandardCharsets.UTF_8))) {
            out.write("userid,times\n");
            for (var entry : times.entrySet()) {
                out.write(entry.getKey() + "," + entry.getValue() + "\n");
            }
        }
    }

    private void done(ServerResponse response, Runnable what) {
        what.run();
        send(response, DONE);
    }

    private void send(ServerResponse response, Object value) {
        response.headers().set(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(json.write(value));
    }

    private static byte[] body(ServerRequest request) throws IOException {
        try (var body = request.content().inputStream()) {
            return body.readAllBytes();
        }
    }

    private static Wanted wanted(ServerRequest request) {
        return new Wanted(
                query(request, "agentid").map(id -> whole("agentid", id)),
                query(request, "content"),
                query(request, "content_contains"));
    }

    private static int limit(ServerRequest request) {
        int limit = query(request, "limit").map(text -> whole("limit", text)).orElse(100);
        if (limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("limit must be 1 to 10000, is " + limit);
        }
        return limit;
    }

    private static Optional<String> query(ServerRequest request, String name) {
        return request.query().first(name).asOptional().filter(text -> !text.isEmpty());
    }

    private static int whole(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, is " + text, e);
        }
    }
}
