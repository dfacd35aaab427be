package io.wecomops.adapters.http.json;

import io.helidon.http.DateTime;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.time.ZoneOffset;
import java.util.List;

/** The headers that every response bears. */
public final class CommonHeaders {
    public static final HeaderName X_REQUEST_ID = HeaderNames.create("X-Request-Id");
    public static final HeaderName X_TRACE_ID = HeaderNames.create("X-Trace-Id");

    /** Answers are data of the moment: no cache keeps them, no browser guesses what they are. */
    public static final List<Header> FIXED = List.of(
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store"));

    private CommonHeaders() {}

    /** Helidon's own is in the zone of the JVM, where HTTP wants GMT (RFC 9110, 5.6.7). */
    public static Header date() {
        var now = DateTime.timestamp().withZoneSameInstant(ZoneOffset.UTC);
        return HeaderValues.create(HeaderNames.DATE, DateTime.RFC_1123_DATE_TIME.format(now));
    }
}
