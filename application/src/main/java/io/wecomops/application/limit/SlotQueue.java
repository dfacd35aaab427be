package io.wecomops.application.limit;

import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.UnusedSlots;
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
    private final Deque<Slot> spare = new ArrayDeque<>();
    private final UnusedTally unused = new UnusedTally();
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
    void offer(Slot slot) {
        for (Deque<Place> lane : waiting.values()) {
            while (!lane.isEmpty()) {
                Place next = lane.removeFirst();
                if (slot.begins().compareTo(next.latest()) < 0) {
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
        giveUp(place);
        place.becomes(new Place.State.Waiting());
        if (!takeSpare(place, now)) {
            lane(place).addFirst(place);
        }
    }

    /** Its slot is used, and no longer its own. */
    void use(Place place) {
        given.remove(place);
    }

    /** Takes nothing any more; a slot that has not begun is somebody else's. */
    void remove(Place place, Duration now) {
        lane(place).remove(place);
        if (place.state() instanceof Place.State.Given(Slot slot)
                && slot.begins().compareTo(now) > 0
                && given.remove(place)) {
            offer(slot);
        } else {
            giveUp(place);
        }
    }

    /** Every booked slot is given up; whoever had one is first again, in the same order. */
    void dropSlots() {
        spare.forEach(unused::add);
        spare.clear();
        for (Place place : List.copyOf(given).reversed()) {
            giveUp(place);
            place.becomes(new Place.State.Waiting());
            lane(place).addFirst(place);
        }
    }

    /** Nobody gets these. */
    void forgo(Slot slot) {
        unused.add(slot);
    }

    /** What has gone by unused since this was last asked, as much as one booking can tell. */
    List<UnusedSlots> takeUnused(Duration now) {
        dropPassed(now);
        return unused.take();
    }

    private void giveUp(Place place) {
        if (given.remove(place) && place.state() instanceof Place.State.Given(Slot slot)) {
            unused.add(slot);
        }
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
        return given.stream().flatMap(place -> place.slot().stream()).max(Duration::compareTo);
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
        if (spare.isEmpty() || spare.getFirst().begins().compareTo(place.latest()) >= 0) {
            return false;
        }
        give(place, spare.removeFirst());
        return true;
    }

    private void dropPassed(Duration now) {
        while (!spare.isEmpty() && spare.getFirst().begins().compareTo(now) < 0) {
            unused.add(spare.removeFirst());
        }
    }

    /** Pushes every mass slot that has not begun one place down the row; who is left without one. */
    private Place displaced(Place urgent, Duration now) {
        Place carried = urgent;
        for (int each = 0; each < given.size(); each++) {
            Place holder = given.get(each);
            if (holder.lane() == Lane.MASS
                    && holder.state() instanceof Place.State.Given(Slot slot)
                    && slot.begins().compareTo(now) > 0
                    && slot.begins().compareTo(carried.latest()) < 0) {
                given.set(each, carried);
                carried.becomes(new Place.State.Given(slot));
                carried = holder;
            }
        }
        return carried;
    }

    private void give(Place place, Slot slot) {
        given.add(place);
        place.becomes(new Place.State.Given(slot));
    }

    private Deque<Place> lane(Place place) {
        return waiting.computeIfAbsent(place.lane(), _ -> new ArrayDeque<>());
    }
}
