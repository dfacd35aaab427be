package io.wecomops.sandbox.inbox;

import io.wecomops.sandbox.call.Arrival;

/** A call that delivered: one for up to a thousand deliveries. Holds no more of the call than is asked for later. */
record Sent(long callNumber, long atMicros, int agentId, String trace, Content content) {
    static Sent by(Arrival call, Content content) {
        return new Sent(call.number(), call.atMicros(), call.agentId(), call.trace(), content);
    }

    boolean isSameAs(Sent other) {
        return agentId == other.agentId && content.equals(other.content);
    }

    /** As opaque as WeCom's, and the call's number to those who look closely. */
    static String messageId(long callNumber) {
        return "sandbox-" + Long.toString(callNumber, 36);
    }
}
