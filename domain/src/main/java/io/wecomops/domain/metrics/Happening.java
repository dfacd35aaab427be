package io.wecomops.domain.metrics;

import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.QueueDepth.Depth;
import io.wecomops.domain.retry.Breaker;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.util.Optional;

/** Something that operators want counted. Nothing in it is a secret or names a person, a task or a request. */
public sealed interface Happening {
    /** The result of a batch is in the database. */
    record BatchRecorded(AgentId app, BatchResult result, int people) implements Happening {}

    /** A result came too late: the batch is another node's by now. */
    record ClaimLost(AgentId app) implements Happening {}

    /** @param server {@code database} or {@code redis}, without which nothing can be sent */
    record DispatcherWaits(String server) implements Happening {}

    record DispatcherGoesOn(String server) implements Happening {}

    /**
     * A call to WeCom has ended.
     *
     * @param api the path below {@code /cgi-bin/}
     */
    record CallEnded(String api, CallOutcome outcome, Duration took) implements Happening {}

    /** The breaker of this node for one interface and app has opened, closed, or lets one call through. */
    record BreakerTurned(String api, AgentId app, Breaker.Phase phase) implements Happening {}

    /**
     * A request of the API was answered.
     *
     * @param route the template that matched; empty where none did
     * @param status of HTTP; 499 where the client left before the answer
     */
    record RequestAnswered(String method, Optional<String> route, int status, Duration took) implements Happening {
        public RequestAnswered(String method, int status, Duration took) {
            this(method, Optional.empty(), status, took);
        }
    }

    /** The queue was looked at. */
    record QueueSeen(Depth depth) implements Happening {}

    /** The queue was to be looked at, and its database was not there. */
    record QueueUnseen() implements Happening {}

    /** Rows of old tasks were deleted. */
    record Purged(long rows) implements Happening {}
}
