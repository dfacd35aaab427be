package io.wecomops.sandbox.inbox;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The requests of the last hours that asked for the duplicate check, by their raw bytes and the app. A request whose JSON
 * says the same in other bytes is another request here. Not thread-safe.
 */
final class DuplicateWindow {
    private record Key(int agentId, BodyDigest body) {}

    private record Mark(long callNumber, long untilMicros) {}

    private final Map<Key, Mark> marks = new HashMap<>();
    private int sweepAt = 1024;

    /** The number of the call that delivered these bytes before, if its interval still runs. */
    OptionalLong earlier(int agentId, BodyDigest body, long now) {
        var mark = marks.get(new Key(agentId, body));
        return mark == null || mark.untilMicros() <= now ? OptionalLong.empty() : OptionalLong.of(mark.callNumber());
    }

    void mark(int agentId, BodyDigest body, long callNumber, long untilMicros, long now) {
        if (marks.size() >= sweepAt) {
            marks.values().removeIf(mark -> mark.untilMicros() <= now);
            sweepAt = Math.max(1024, marks.size() * 2);
        }
        marks.put(new Key(agentId, body), new Mark(callNumber, untilMicros));
    }
}
