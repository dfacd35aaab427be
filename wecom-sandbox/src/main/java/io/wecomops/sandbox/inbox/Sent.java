package io.wecomops.sandbox.inbox;

import io.wecomops.sandbox.call.Arrival;
import java.util.OptionalLong;

/** A call that delivered: one for up to a thousand deliveries. Holds no more of the call than is asked for later. */
record Sent(long callNumber, long atMicros, int agentId, String trace, Content content) {
    private static final String ID_PREFIX = "sandbox-";
    private static final int RADIX = 36;

    static Sent by(Arrival call, Content content) {
        return new Sent(call.number(), call.atMicros(), call.agentId(), call.trace(), content);
    }

    /** The number of the call that {@link #messageId} named so; none of ours is empty. */
    static OptionalLong callNumber(String messageId) {
        if (!messageId.startsWith(ID_PREFIX)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(messageId.substring(ID_PREFIX.length()), RADIX));
        } catch (NumberFormatException notOurs) {
            return OptionalLong.empty();
        }
    }

    boolean isSameAs(Sent other) {
        return agentId == other.agentId && content.equals(other.content);
    }

    /** As opaque as WeCom's, and the call's number to those who look closely. */
    static String messageId(long callNumber) {
        return ID_PREFIX + Long.toString(callNumber, RADIX);
    }
}
