package io.wecomops.application.limit;

import io.wecomops.domain.limit.LimitKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who waits in a node, and which booked slot is whose: first come, first served, the urgent before the others. Not
 * thread-safe; times are those of the node's ticker.
 */
final class SlotQueue {
    private final Map<Lane, Deque<Place>> waiting = new EnumMap<>(Lane.class);
    private final List<Place> given = new ArrayList<>();
    private final Deque<Duration> spare = new ArrayDeque<>();
    private final Demand demand = new Demand();

    SlotQueue() {
        for (Lane lane : Lane.values()) {
            waiting.put(lane, new ArrayDeque<>());
        }
    }

    /** An urgent place takes the node's next slot from whoever has it; each of those takes the one behind it. */
    void join(Place place, Duration now) {
        demand.joins(now);
        Optional<Place> unserved = takeSpare(place, now) ? Optional.empty() : Optional.of(place);
        if (unserved.isPresent() && place.lane() == Lane.URGENT) {
            unserved = Optional.of(displaced(place, now));
        }
        unserved.ifPresent(last -> {
            if (last == place) {
                lane(place).addLast(place);
            } else {
                last.becomes(new Place.State.Waiting());
                lane(last).addFirst(last);
            }
        });
    }

    /** A slot for whoever is first and can still use it. */
    void offer(Duration slot) {
        for (Deque<Place> lane : waiting.values()) {
            while (!lane.isEmpty()) {
                Place next = lane.removeFirst();
                if (slot.compareTo(next.latest()) < 0) {
                    give(next, slot);
                    return;
                }
                next.becomes(new Place.State.Ended(Duration.ZERO, Optional.empty()));
            }
        }
        spare.addLast(slot);
    }

    /** Its slot is no good any more: it is the first to get another. */
    void again(Place place, Duration now) {
        given.remove(place);
        place.becomes(new Place.State.Waiting());
        if (!takeSpare(place, now)) {
            lane(place).addFirst(place);
        }
    }

    /** Takes nothing any more; a slot that has not begun is somebody else's. */
    void remove(Place place, Duration now) {
        lane(place).remove(place);
        if (given.remove(place)
                && place.state() instanceof Place.State.Given(Duration slot)
                && slot.compareTo(now) > 0) {
            offer(slot);
        }
    }

    /** Every booked slot is given up; whoever had one is first again, in the same order. */
    void dropSlots() {
        spare.clear();
        for (Place place : given.reversed()) {
            place.becomes(new Place.State.Waiting());
            lane(place).addFirst(place);
        }
        given.clear();
    }

    int waiting(Lane lane) {
        return waiting.getOrDefault(lane, new ArrayDeque<>()).size();
    }

    /**
     * How many of those whose turn is near will be waiting again after {@code span}: as many as have joined lately in such a
     * time, but no more than have a slot now.
     */
    int returning(Duration span, Duration now) {
        return Math.min(given.size(), demand.expected(span, now));
    }

    Optional<Place> first(Lane lane) {
        return Optional.ofNullable(
                waiting.getOrDefault(lane, new ArrayDeque<>()).peekFirst());
    }

    /** How many booked slots are not used yet, and can be. */
    int ahead(Duration now) {
        dropPassed(now);
        return given.size() + spare.size();
    }

    /** When the last slot begins that somebody has. */
    Optional<Duration> lastGiven() {
        return given.stream().map(SlotQueue::slotOf).max(Duration::compareTo);
    }

    /** Ends the wait of those that are over. */
    void endOverdue(Duration now) {
        end(place -> place.isOver(now), new Place.State.Ended(Duration.ZERO, Optional.empty()));
    }

    /** Ends the wait of those in {@code lane} for whom no slot comes in time. */
    void endRefused(Lane lane, Duration free, Duration now, LimitKey window) {
        end(
                place -> place.lane() == lane && now.plus(free).compareTo(place.latest()) >= 0,
                new Place.State.Ended(free, Optional.of(window)));
    }

    /** Ends everybody's wait. */
    void fail(RuntimeException failure) {
        end(_ -> true, new Place.State.Failed(failure));
    }

    private void end(Predicate<Place> whose, Place.State state) {
        for (Deque<Place> lane : waiting.values()) {
            lane.removeIf(place -> {
                boolean ends = whose.test(place);
                if (ends) {
                    place.becomes(state);
                }
                return ends;
            });
        }
    }

    private boolean takeSpare(Place place, Duration now) {
        dropPassed(now);
        if (spare.isEmpty() || spare.getFirst().compareTo(place.latest()) >= 0) {
            return false;
        }
        give(place, spare.removeFirst());
        return true;
    }

    private void dropPassed(Duration now) {
        while (!spare.isEmpty() && spare.getFirst().compareTo(now) < 0) {
            spare.removeFirst();
        }
    }

    /** Pushes every mass slot that has not begun one place down the row; who is left without one. */
    private Place displaced(Place urgent, Duration now) {
        Place carried = urgent;
        for (int each = 0; each < given.size(); each++) {
            Place holder = given.get(each);
            Duration slot = slotOf(holder);
            if (holder.lane() == Lane.MASS && slot.compareTo(now) > 0 && slot.compareTo(carried.latest()) < 0) {
                given.set(each, carried);
                carried.becomes(new Place.State.Given(slot));
                carried = holder;
            }
        }
        return carried;
    }

    private void give(Place place, Duration slot) {
        given.add(place);
        place.becomes(new Place.State.Given(slot));
    }

    private Deque<Place> lane(Place place) {
        return waiting.computeIfAbsent(place.lane(), _ -> new ArrayDeque<>());
    }

    private static Duration slotOf(Place place) {
        return place.state() instanceof Place.State.Given(Duration slot) ? slot : Duration.ZERO;
    }
}
