package io.wecomops.adapters.wecom.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.wecomops.domain.reason.Reason;
import java.time.Duration;

/** What came of one exchange with WeCom. The details are safe to log. */
public sealed interface Answer {
    /** WeCom did it: a JSON object whose {@code errcode} is 0 or absent, which some of its successes are. */
    record Success(JsonNode body) implements Answer {}

    /** WeCom says no; nothing was done. */
    record Failure(int errcode, String detail) implements Answer {
        public Failure {
            if (errcode == 0) {
                throw new IllegalArgumentException("0 is WeCom's success");
            }
        }
    }

    /** No connection came about, so WeCom has received nothing. */
    record Unreachable(String detail) implements Answer {}

    /**
     * HTTP 4xx without an error code of WeCom's: a proxy, a gateway or a wrong base address. WeCom itself answers 200, and a
     * 4xx says that the request was not carried out (RFC 9110, 15.5).
     */
    record TurnedAway(String detail) implements Answer {}

    /** HTTP 429 without an error code of WeCom's: turned away like the others, with a time for which nobody is to call. */
    record HeldOff(Duration block, String detail) implements Answer {}

    /** The call went out and no usable answer came back: it may have been carried out. */
    record Lost(Reason reason, String detail) implements Answer {}
}
