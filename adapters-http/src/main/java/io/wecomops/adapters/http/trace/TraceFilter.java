package io.wecomops.adapters.http.trace;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * Handles each request under its trace id and logs it. Nothing that is answered escapes it: what the routing could not
 * answer itself goes to {@code failures} while the trace id is still bound.
 *
 * @param readOn how much of a body that nobody wanted is still read, in bytes
 * @param closing whether the server is on its way down, so that no connection is to be kept
 */
public record TraceFilter(
        RequestId requestId,
        Ticker ticker,
        Meter meter,
        ErrorHandler<Throwable> failures,
        long readOn,
        BooleanSupplier closing)
        implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Trace.run(requestId.of(request.headers()), () -> {
            Duration start = ticker.elapsed();
            var body = new AtomicReference<InputStream>();
            request.streamFilter(stream -> {
                body.set(stream);
                return stream;
            });
            boolean answered = false;
            try {
                answer(chain, request, response);
                answered = true;
            } finally {
                meter.count(AccessLog.write(
                        request, response, answered, ticker.elapsed().minus(start)));
            }
            endConnectionIfDue(request, response, body);
        });
    }

    private void answer(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        try {
            if (Framing.isCertain(request.headers())) {
                RequestTarget.check(request.prologue());
                chain.proceed();
            } else {
                response.header(HeaderValues.CONNECTION_CLOSE);
                failures.handle(request, response, Framing.fault());
            }
        } catch (CloseConnectionException gone) {
            throw gone;
        } catch (RuntimeException thrown) {
            failures.handle(request, response, thrown);
        }
    }

    // Helidon itself leaves a connection open after "Connection: close", for the client to close
    private void endConnectionIfDue(
            RoutingRequest request, RoutingResponse response, AtomicReference<InputStream> body) {
        boolean bodyMayCome = request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent();
        if (!bodyMayCome
                && Framing.isCertain(request.headers())
                && !request.content().consumed()) {
            readOn(request, body);
        }
        if (closing.getAsBoolean() || response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("this was the last response on this connection");
        }
    }

    // a socket that is closed with bytes unread is reset, and the client may lose the answer: so a bounded rest is read
    private void readOn(RoutingRequest request, AtomicReference<InputStream> body) {
        OptionalLong told = request.headers().contentLength();
        if (told.isPresent() && told.getAsLong() > readOn) {
            throw new CloseConnectionException("the rest of the body is not read");
        }
        try {
            InputStream begun = body.get();
            InputStream rest = begun == null ? request.content().inputStream() : begun;
            rest.skip(readOn);
        } catch (IOException | RuntimeException unreadable) {
            throw new CloseConnectionException("the rest of the body cannot be read", unreadable);
        }
        if (!request.content().consumed()) {
            throw new CloseConnectionException("the rest of the body is not read");
        }
    }
}
