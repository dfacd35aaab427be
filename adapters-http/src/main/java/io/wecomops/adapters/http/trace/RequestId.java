package io.wecomops.adapters.http.trace;

import io.helidon.http.HeaderName;
import io.helidon.http.Headers;
import io.wecomops.adapters.http.json.CommonHeaders;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.trace.TraceId;
import java.util.Optional;

/**
 * Finds the trace id of a request: its {@code X-Request-Id}, else its {@code X-Trace-Id}, else a new one. One that is
 * there and no trace id is as good as none.
 */
public record RequestId(IdGenerator ids) {
    public TraceId of(Headers headers) {
        return named(headers, CommonHeaders.X_REQUEST_ID)
                .or(() -> named(headers, CommonHeaders.X_TRACE_ID))
                .orElseGet(() -> new TraceId(ids.next()));
    }

    private static Optional<TraceId> named(Headers headers, HeaderName name) {
        return headers.first(name).filter(TraceId::isValid).map(TraceId::new);
    }
}
