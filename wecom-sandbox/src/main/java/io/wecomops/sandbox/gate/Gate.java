package io.wecomops.sandbox.gate;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.call.Answer;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.fault.FaultLine;
import io.wecomops.sandbox.inbox.Ledger;
import java.io.IOException;
import java.util.Optional;

/** Leads each call through: the limits at its arrival, its latency, its fate, and what the interface makes of it. */
public final class Gate {
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");

    private final Ledger ledger;
    private final FaultLine faultLine;

    public Gate(Ledger ledger, FaultLine faultLine) {
        this.ledger = ledger;
        this.faultLine = faultLine;
    }

    public Handler to(Interface target) {
        return (request, response) -> {
            // read in full first: a client that dies while sending has not called
            var incoming = read(request);
            var trace = request.headers().first(REQUEST_ID).orElse("");
            var call = ledger.arrive(target.endpoint(), target.agentId(incoming), trace);
            var answer = Optional.<Answer>empty();
            try {
                answer = meetFate(target, call, incoming);
            } catch (CloseConnectionException lost) {
                throw lost;
            } catch (RuntimeException ours) {
                ledger.ended(call, "failed");
                throw ours;
            } finally {
                // before the answer goes out: whoever has it may call again, and the place must be free
                ledger.left(call);
            }
            if (answer.isPresent()) {
                answer(answer.get(), call, request, response);
            } else {
                response.status(Status.create(502)).send("<html><body>502 Bad Gateway</body></html>");
            }
        };
    }

    private static Incoming read(ServerRequest request) throws IOException {
        var method = request.prologue().method().text();
        if (!request.content().hasEntity()) {
            return new Incoming(method, request.query(), new byte[0]);
        }
        try (var body = request.content().inputStream()) {
            return new Incoming(method, request.query(), body.readAllBytes());
        }
    }

    /** What WeCom answers; empty where something before it fails. */
    private Optional<Answer> meetFate(Interface target, Arrival call, Incoming incoming) throws InterruptedException {
        if (call.fate().latencyMillis() > 0) {
            Thread.sleep(call.fate().latencyMillis());
        }
        return switch (call.fate().kind()) {
            case CARRIED_OUT -> Optional.of(carryOut(target, call, incoming));
            case LOST_ANSWER -> {
                carryOut(target, call, incoming);
                throw new CloseConnectionException("the answer is lost");
            }
            case BUSY -> Optional.of(refuse(call, ErrCode.BUSY));
            case SERVER_ERROR -> {
                ledger.ended(call, "http_502");
                yield Optional.empty();
            }
            case LOST_REQUEST -> {
                ledger.ended(call, "lost_request");
                throw new CloseConnectionException("the request is lost");
            }
        };
    }

    private Answer carryOut(Interface target, Arrival call, Incoming incoming) {
        if (faultLine.faults().isOn(Fault.IP_FORBIDDEN)) {
            return refuse(call, ErrCode.WRONG_ADDRESS);
        }
        return call.verdict() == ErrCode.OK ? target.carryOut(incoming, call) : refuse(call, call.verdict());
    }

    private Answer refuse(Arrival call, ErrCode code) {
        ledger.ended(call, code);
        return Answer.of(code);
    }

    private static void answer(Answer answer, Arrival call, ServerRequest request, ServerResponse response) {
        response.headers().set(HeaderNames.CONTENT_TYPE, "application/json; charset=UTF-8");
        response.headers()
                .set(
                        HeaderNames.create("Error-Code"),
                        Integer.toString(answer.code().number()));
        response.send(answer.json(call, request.remotePeer().host()));
    }
}
