package io.wecomops.sandbox.call;

import io.wecomops.sandbox.fault.Fate;

/**
 * A call that came in.
 *
 * @param number 1 for the sandbox's first, and so on
 * @param atMicros when, in microseconds since 1970
 * @param agentId the app of its token; 0 where it has no valid one
 * @param trace the call's {@code X-Request-Id}; empty where it had none
 * @param verdict {@link ErrCode#OK}, or the frequency or concurrency limit that it ran into
 */
public record Arrival(
        long number, Endpoint endpoint, long atMicros, int agentId, String trace, ErrCode verdict, Fate fate) {

    /** How the log names a call that was carried out with this code. */
    String outcome(ErrCode code) {
        return fate.kind() == Fate.Kind.LOST_ANSWER ? "lost_answer" : Integer.toString(code.number());
    }
}
