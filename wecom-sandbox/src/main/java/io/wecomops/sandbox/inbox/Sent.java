package io.wecomops.sandbox.inbox;

import io.wecomops.sandbox.call.Arrival;

/** A call that delivered: one for up to a thousand deliveries. */
record Sent(Arrival call, Content content) {
    /** As opaque as WeCom's, and the call's number to those who look closely. */
    String messageId() {
        return messageId(call.number());
    }

    static String messageId(long callNumber) {
        return "sandbox-" + Long.toString(callNumber, 36);
    }
}
