package io.wecomops.sandbox.inbox;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The messages that were taken back. Costs nothing until the first one is. Not thread-safe. */
final class RecalledMessages {
    private static final long DAY = 24 * 60 * 60_000_000L;

    private final List<Sent> sent;
    private final BitSet recalled = new BitSet();
    private final Map<Long, Integer> byCall = new HashMap<>();
    private int indexed;

    /** @param sent only grows */
    RecalledMessages(List<Sent> sent) {
        this.sent = sent;
    }

    /** What is wrong with recalling this message; empty where it is recalled from now on, or was before. */
    String recall(int agentId, String messageId, long now) {
        OptionalInt index = find(messageId);
        if (index.isEmpty() || sent.get(index.getAsInt()).agentId() != agentId) {
            return "no message of this app has this msgid";
        }
        if (sent.get(index.getAsInt()).atMicros() <= now - DAY) {
            return "the message is older than 24 hours";
        }
        recalled.set(index.getAsInt());
        return "";
    }

    /** @param message its place among those sent */
    boolean has(int message) {
        return recalled.get(message);
    }

    private OptionalInt find(String messageId) {
        OptionalLong call = Sent.callNumber(messageId);
        for (; indexed < sent.size(); indexed++) {
            byCall.put(sent.get(indexed).callNumber(), indexed);
        }
        Integer index = call.isEmpty() ? null : byCall.get(call.getAsLong());
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
