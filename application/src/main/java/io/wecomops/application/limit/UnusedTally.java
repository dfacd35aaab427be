package io.wecomops.application.limit;

import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.UnusedSlots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What of a node's bookings went by unused and was not told yet. Not thread-safe. */
final class UnusedTally {
    private final TreeMap<Duration, Integer> byBooking = new TreeMap<>();

    void add(Slot slot) {
        byBooking.merge(slot.bookedUntil(), 1, Integer::sum);
    }

    /** The latest, which count longest; what one booking cannot tell is forgotten, and stays charged. */
    List<UnusedSlots> take() {
        List<UnusedSlots> latest = new ArrayList<>();
        for (Map.Entry<Duration, Integer> each : byBooking.descendingMap().entrySet()) {
            if (latest.size() < Booking.MOST_UNUSED) {
                latest.add(new UnusedSlots(each.getKey(), each.getValue()));
            }
        }
        byBooking.clear();
        return latest;
    }
}
