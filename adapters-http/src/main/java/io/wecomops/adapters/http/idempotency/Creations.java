package io.wecomops.adapters.http.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.body.JsonBody;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.application.idempotency.AnswerOnce;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.KeyScope;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Handles the POSTs that make something: with an {@code Idempotency-Key} once, without one each time.
 *
 * @param body reads what they are sent
 */
public record Creations(AnswerOnce once, JsonBody body) {
    private static final Header REPLAYED = HeaderValues.createCached("Idempotent-Replayed", "true");
    /** Most requests end within it. */
    private static final Header SOON = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "1");

    /** The handler of one route. What is wrong with a body is told before its key is looked at, and marks no key. */
    public Handler at(String route, Creation creation) {
        return (request, response) -> handle(route, body.read(request), creation, request, response);
    }

    /** The same of one whose path says enough, so that its body may be left out; what is made of it depends on the path. */
    public Handler under(String route, Function<ServerRequest, Creation> creation) {
        return (request, response) ->
                handle(route, body.readIfAny(request), creation.apply(request), request, response);
    }

    private void handle(
            String route, JsonNode json, Creation creation, ServerRequest request, ServerResponse response) {
        Optional<IdempotencyKey> key = KeyHeader.read(request.headers(), scope(request, route));
        if (key.isEmpty()) {
            Reply.send(request, response, creation.prepare(json).get());
            return;
        }
        var fingerprint = CanonicalRequest.fingerprint(
                request.prologue().method().text(), request.path().path(), json);
        Supplier<RequestAnswer> work = creation.prepareNamed(json, CanonicalRequest.name(key.get(), fingerprint));
        switch (once.answer(new KeyedRequest(key.get(), fingerprint), work)) {
            case AnswerOnce.Outcome.First(RequestAnswer answer) -> Reply.send(request, response, answer);
            case AnswerOnce.Outcome.Replayed(RequestAnswer answer) -> {
                response.header(REPLAYED);
                Reply.send(request, response, answer);
            }
            case AnswerOnce.Outcome.Running() ->
                throw new ProblemException(Problem.of(
                                ErrorCode.REQUEST_IN_PROGRESS, "the request with this Idempotency-Key is being handled")
                        .with(SOON));
            case AnswerOnce.Outcome.OtherRequest() ->
                throw new ProblemException(Problem.of(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED, "this Idempotency-Key was sent with another request before"));
        }
    }

    // once requests say who sends them, the client stands here: known before any key is looked up
    private static KeyScope scope(ServerRequest request, String route) {
        return new KeyScope(KeyScope.ANYBODY, request.prologue().method().text(), route);
    }
}
