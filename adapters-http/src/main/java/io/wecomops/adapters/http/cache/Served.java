package io.wecomops.adapters.http.cache;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.application.cache.Lookup;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;

/** Takes the value out of what the cache answers, or ends the request with the problem that stands in its place. */
public final class Served {
    private Served() {}

    public static <T> T value(Lookup<T> lookup) {
        return switch (lookup) {
            case Lookup.Found<T>(T value) -> value;
            case Lookup.Absent<T> _ ->
                throw new ProblemException(Problem.of(ErrorCode.NOT_FOUND, "WeCom knows no such thing"));
            case Lookup.Unavailable<T>(var reason, var detail, var after) -> throw unavailable(reason, detail, after);
        };
    }

    /** WeCom did not answer; it is worth trying again after {@code after}. */
    public static ProblemException unavailable(Reason reason, String detail, Duration after) {
        return new ProblemException(Problem.of(ErrorCode.UNAVAILABLE, "no answer from WeCom: " + reason + ", " + detail)
                .with(HeaderValues.create(HeaderNames.RETRY_AFTER, seconds(after))));
    }

    private static String seconds(Duration after) {
        return Long.toString(Math.max(1, after.plusMillis(999).toSeconds()));
    }
}
