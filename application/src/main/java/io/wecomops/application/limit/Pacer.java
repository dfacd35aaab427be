package io.wecomops.application.limit;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * One node's waiters for one set of windows. They queue first come, first served in two lanes; one feeder books slots for
 * them in chunks, for those who wait and those who are about to be back, and each waits for its own. A slot that was missed is
 * given up for another, a few times at the most. Unused slots are lost capacity, never over-use. Thread-safe.
 */
public final class Pacer {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final int GIVEN_UP = 3;

    private final Feeder feeder;
    private final Executor threads;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final Duration tolerance;
    private final SlotQueue queue = new SlotQueue();
    private final AtomicLong used = new AtomicLong();

    /**
     * @param windows what every slot is booked under
     * @param tolerance how late a slot may be used
     * @param threads runs the feeder, while somebody waits
     */
    public Pacer(
            RateLimiter limiter,
            List<Window> windows,
            Duration tolerance,
            Executor threads,
            Sleeper sleeper,
            Ticker ticker) {
        this.feeder = new Feeder(limiter, windows, tolerance, queue, sleeper, ticker);
        this.threads = threads;
        this.sleeper = sleeper;
        this.ticker = ticker;
        this.tolerance = tolerance;
    }

    /** What came of waiting for a slot. */
    public sealed interface Outcome {
        /** A slot is this place's; it may still be put off for an urgent one. To be left or waited for. */
        record Booked(Place place) implements Outcome {}

        /**
         * Not in time. Nothing is held; no slot begins before {@code free} has passed.
         *
         * @param window which one refused, if any did
         */
        record TooLate(Duration free, Optional<LimitKey> window) implements Outcome {}
    }

    /**
     * What became of this node's slots so far.
     *
     * @param ahead booked, and still waited for
     * @param lost booked, and given up
     */
    public record Slots(long used, long ahead, long lost) {}

    /**
     * Waits until a slot is booked, until {@code latest} on the ticker at the most.
     *
     * @param stopping ends the wait early
     * @throws DependencyUnavailableException where the shared state cannot be asked: nothing may be sent
     */
    public Outcome book(Lane lane, Duration latest, BooleanSupplier stopping) throws InterruptedException {
        Place place = new Place(lane, latest, stopping);
        synchronized (queue) {
            queue.join(place, ticker.elapsed());
        }
        return booked(place)
                .<Outcome>map(ended -> new Outcome.TooLate(ended.free(), ended.window()))
                .orElseGet(() -> new Outcome.Booked(place));
    }

    /** What became of waiting for a booked slot. */
    enum Arrival {
        /** It is this place's turn. */
        NOW,
        /** Its slot went by and was given up; another is booked for it. */
        MISSED,
        /** It would be too late, or it is to stop. */
        NEVER
    }

    /**
     * Waits until {@code before} a booked slot of {@code place}.
     *
     * @return whether that came; {@code false} if it would be too late, or it is to stop
     * @throws DependencyUnavailableException where the slot was missed and no other can be booked
     */
    boolean nears(Place place, Duration before) throws InterruptedException {
        while (booked(place).isEmpty() && !place.isOver(ticker.elapsed())) {
            if (place.state() instanceof Place.State.Given(Slot slot)) {
                Duration left = slot.begins().minus(before).minus(ticker.elapsed());
                if (!left.isPositive()) {
                    return true;
                }
                sleeper.sleep(left.compareTo(STEP) < 0 ? left : STEP);
            }
        }
        return false;
    }

    /**
     * Waits for the slot of {@code place}.
     *
     * @throws DependencyUnavailableException where the slot was missed and no other can be booked
     */
    Arrival arrives(Place place) throws InterruptedException {
        while (nears(place, Duration.ZERO)) {
            synchronized (queue) {
                Duration now = ticker.elapsed();
                if (!place.hasBegun(now)) {
                    continue; // put off meanwhile
                }
                if (!place.isMissed(now, tolerance) || place.missed() == GIVEN_UP) {
                    used.incrementAndGet();
                    queue.use(place);
                    return Arrival.NOW;
                }
                place.missedOnce();
                queue.again(place, now);
                return Arrival.MISSED;
            }
        }
        return Arrival.NEVER;
    }

    /** Until when the slot of {@code place} may be used, on the ticker; no later than it may begin at all. */
    Duration lastMoment(Place place) {
        Duration last = place.slot().map(slot -> slot.plus(tolerance)).orElse(Duration.ZERO);
        return last.compareTo(place.latest()) < 0 ? last : place.latest();
    }

    /** Gives up a slot that has gone by for another, where it has: what was waited for besides did not come in time. */
    void renounce(Place place) {
        synchronized (queue) {
            if (place.isMissed(ticker.elapsed(), tolerance)) {
                queue.again(place, ticker.elapsed());
            }
        }
    }

    /** Waits for one slot from the beginning to its time: whether it is this caller's turn now. */
    public boolean await(Lane lane, Duration latest, BooleanSupplier stopping) throws InterruptedException {
        if (!(book(lane, latest, stopping) instanceof Outcome.Booked(Place place))) {
            return false;
        }
        try {
            Arrival arrival = arrives(place);
            while (arrival == Arrival.MISSED) {
                arrival = arrives(place);
            }
            return arrival == Arrival.NOW;
        } finally {
            leave(place);
        }
    }

    /** Gives the slot to whoever is next; nothing happens where it was used or left before. */
    public void leave(Place place) {
        synchronized (queue) {
            queue.remove(place, ticker.elapsed());
        }
    }

    /** Gives up what is booked, because the far end takes no calls: those who had it wait for other slots. */
    public void giveUpSlots() {
        synchronized (queue) {
            queue.dropSlots();
        }
    }

    public Slots slots() {
        synchronized (queue) {
            long ahead = queue.ahead(ticker.elapsed());
            return new Slots(used.get(), ahead, feeder.booked() - used.get() - ahead);
        }
    }

    /** Returns when a slot is booked: empty; or when none will be. */
    private Optional<Place.State.Ended> booked(Place place) throws InterruptedException {
        try {
            while (true) {
                switch (place.state()) {
                    case Place.State.Given _ -> {
                        return Optional.empty();
                    }
                    case Place.State.Ended ended -> {
                        return Optional.of(ended);
                    }
                    case Place.State.Failed failed -> throw again(failed.failure());
                    case Place.State.Waiting _ -> awaitChange(place);
                }
            }
        } catch (RuntimeException | InterruptedException givenUp) {
            leave(place);
            throw givenUp;
        }
    }

    private void awaitChange(Place place) throws InterruptedException {
        feeder.runOn(threads);
        place.awaitChange(STEP);
        if (place.isOver(ticker.elapsed())) {
            synchronized (queue) {
                queue.endOverdue(ticker.elapsed());
            }
        }
    }

    /** The failure was the feeder's; each waiter throws one of its own. */
    private static RuntimeException again(RuntimeException failure) {
        return failure instanceof DependencyUnavailableException gone
                ? new DependencyUnavailableException(gone.dependency(), "booking slots", gone)
                : new IllegalStateException("booking slots failed", failure);
    }
}
