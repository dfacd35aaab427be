package io.wecomops.adapters.http.error;

import io.helidon.http.Header;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.error.InvalidInputException;
import io.wecomops.domain.trace.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever the routing throws; what nobody expected is logged here, once, and none of it is told. */
public final class Failures implements ErrorHandler<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public void handle(ServerRequest request, ServerResponse response, Throwable thrown) {
        send(request, response, problemOf(thrown));
    }

    private static void send(ServerRequest request, ServerResponse response, Problem problem) {
        String traceId = Trace.current().map(Object::toString).orElse("");
        for (Header header : problem.headers()) {
            response.header(header);
        }
        byte[] body = ProblemWriter.bytes(problem, traceId);
        Reply.send(request, response, problem.status(), ProblemWriter.CONTENT_TYPE, body);
    }

    private static Problem problemOf(Throwable thrown) {
        return switch (thrown) {
            case ProblemException known -> known.problem();
            case InvalidInputException invalid -> Problem.faulty(invalid.faults());
            case DependencyUnavailableException gone -> {
                LOG.atWarn()
                        .addKeyValue("dependency", gone.dependency())
                        .setCause(gone)
                        .log("dependency unavailable");
                yield Problem.unavailable("the " + gone.dependency() + " cannot be reached");
            }
            default -> {
                LOG.atError().setCause(thrown).log("unexpected error");
                yield Problem.of(
                        ErrorCode.UNEXPECTED, "something went wrong on our side; the trace id finds it in the logs");
            }
        };
    }
}
