package io.wecomops.sandbox.inbox;

import io.wecomops.sandbox.call.Endpoint;
import java.util.EnumMap;

/** How many calls are being dealt with. Those turned away for concurrency take no place. Not thread-safe. */
final class InFlight {
    private final EnumMap<Endpoint, Integer> placed = new EnumMap<>(Endpoint.class);
    private int now;
    private int peak;

    /** @param limit of one interface; 0 for none */
    boolean enter(Endpoint endpoint, long limit) {
        now++;
        peak = Math.max(peak, now);
        boolean room = limit == 0 || placed.getOrDefault(endpoint, 0) < limit;
        if (room) {
            placed.merge(endpoint, 1, Integer::sum);
        }
        return room;
    }

    void leave(Endpoint endpoint, boolean hadPlace) {
        now--;
        if (hadPlace) {
            placed.merge(endpoint, -1, Integer::sum);
        }
    }

    int now() {
        return now;
    }

    int peak() {
        return peak;
    }

    void resetPeak() {
        peak = now;
    }
}
