package io.wecomops.application.limit;

import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.limit.UnusedSlots;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Books slots for those who wait in a queue. The next chunk is booked when the last slot of the one before is about to begin:
 * so callers gather meanwhile and are served by one command, and with them those who will be back by the time it begins. Runs on
 * one thread at a time, while somebody waits.
 */
final class Feeder implements Runnable {
    private static final Duration CHUNK = Duration.ofMillis(100);
    private static final Duration MASS_AHEAD = Duration.ofMillis(500);
    private static final Duration LEAD = Duration.ofMillis(4);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final int DOUBTFUL = 3;

    private final RateLimiter limiter;
    private final List<Window> windows;
    private final Duration mostDoubt;
    private final SlotQueue queue;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final int chunk;
    private final Duration lead;
    private final SlotClock clock = new SlotClock();
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicLong booked = new AtomicLong();
    private final Map<Lane, Duration> refusedUntil = new EnumMap<>(Lane.class);
    private final AtomicInteger doubtful = new AtomicInteger();
    private volatile Duration massAhead = Duration.ZERO;

    /** @param queue guarded by its own monitor */
    Feeder(
            RateLimiter limiter,
            List<Window> windows,
            Duration tolerance,
            SlotQueue queue,
            Sleeper sleeper,
            Ticker ticker) {
        this.limiter = limiter;
        this.windows = List.copyOf(windows);
        this.mostDoubt = tolerance;
        this.queue = queue;
        this.sleeper = sleeper;
        this.ticker = ticker;
        this.chunk = chunk(windows);
        Duration span = spacing(windows).multipliedBy(chunk).dividedBy(8);
        this.lead = span.compareTo(LEAD) < 0 ? span : LEAD;
    }

    /** Makes it run where it does not. */
    void runOn(Executor threads) {
        if (running.compareAndSet(false, true)) {
            try {
                threads.execute(this);
            } catch (RejectedExecutionException closed) {
                running.set(false);
                throw closed;
            }
        }
    }

    long booked() {
        return booked.get();
    }

    @Override
    public void run() {
        try {
            for (Optional<Step> step = next(); step.isPresent(); step = next()) {
                switch (step.get()) {
                    case Step.Rest rest -> sleeper.sleep(rest.time());
                    case Step.Book book -> book(book);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running.set(false);
        } catch (RuntimeException failed) {
            synchronized (queue) {
                queue.fail(failed);
                running.set(false);
            }
        }
    }

    private sealed interface Step {
        record Rest(Duration time) implements Step {}

        record Book(Lane lane, int slots, Duration ahead, List<UnusedSlots> unused) implements Step {}
    }

    private Optional<Step> next() {
        synchronized (queue) {
            Duration now = ticker.elapsed();
            queue.endOverdue(now);
            if (queue.waiting(Lane.URGENT) + queue.waiting(Lane.MASS) == 0) {
                running.set(false);
                return Optional.empty();
            }
            Duration rest = STEP;
            for (Lane lane : Lane.values()) {
                int waiters = queue.waiting(lane);
                Duration until = restOf(lane, now);
                if (waiters > 0 && !until.isPositive()) {
                    return Optional.of(
                            new Step.Book(lane, slotsFor(lane, waiters, now), ahead(lane, now), queue.takeUnused(now)));
                }
                rest = waiters > 0 && until.compareTo(rest) < 0 ? until : rest;
            }
            return Optional.of(new Step.Rest(rest));
        }
    }

    /** For how long nothing is booked for a lane. */
    private Duration restOf(Lane lane, Duration now) {
        Duration refused = refusedUntil.getOrDefault(lane, Duration.ZERO).minus(now);
        Duration served = lane == Lane.URGENT
                ? Duration.ZERO
                : queue.lastGiven().orElse(Duration.ZERO).minus(lead).minus(now);
        return refused.compareTo(served) > 0 ? refused : served;
    }

    private int slotsFor(Lane lane, int waiters, Duration now) {
        if (isInDoubt()) {
            return 1;
        }
        int returning = switch (lane) {
            case URGENT -> 0;
            case MASS -> queue.returning(massAhead, now);
        };
        return Math.min(waiters + returning, chunk);
    }

    private boolean isInDoubt() {
        return doubtful.get() < DOUBTFUL && clock.doubt().compareTo(mostDoubt) > 0;
    }

    private Duration ahead(Lane lane, Duration now) {
        return switch (lane) {
            case URGENT ->
                queue.first(lane).map(place -> place.latest().minus(now)).orElse(MASS_AHEAD);
            case MASS -> MASS_AHEAD;
        };
    }

    private void book(Step.Book step) {
        Duration asked = ticker.elapsed();
        Reservation answer = limiter.book(new Booking(windows, step.slots(), step.ahead(), step.unused()));
        Duration answered = ticker.elapsed();
        synchronized (queue) {
            switch (answer) {
                case Reservation.Booked slots -> {
                    booked.addAndGet(step.slots());
                    clock.hear(asked, slots.clock(), answered);
                    if (step.lane() == Lane.MASS) {
                        massAhead = slots.startsIn();
                    }
                    offer(slots, step.slots());
                }
                case Reservation.TooFarAhead refused -> {
                    Duration retry = refused.retryAfter().compareTo(MOMENT) > 0 ? refused.retryAfter() : MOMENT;
                    refusedUntil.put(step.lane(), answered.plus(retry));
                    queue.endRefused(step.lane(), retry, answered, refused.window());
                }
            }
        }
    }

    /** Slots that nobody knows where to put are given up, a few times: a machine that is always slow sends late, not never. */
    private void offer(Reservation.Booked slots, int count) {
        Duration first = slots.clock().plus(slots.startsIn());
        Duration last = first.plus(spacing(windows).multipliedBy(count - 1));
        boolean forgone = isInDoubt();
        if (forgone) {
            doubtful.incrementAndGet();
        } else if (clock.doubt().compareTo(mostDoubt) <= 0) {
            doubtful.set(0);
        }
        Duration begins = clock.local(first);
        for (int each = 0; each < count; each++) {
            if (forgone) {
                queue.forgo(new Slot(begins, last));
            } else {
                queue.offer(new Slot(begins, last));
            }
            begins = begins.plus(spacing(windows));
        }
    }

    private static int chunk(List<Window> windows) {
        long most = windows.stream()
                .mapToLong(window -> switch (window) {
                    case Window.Pace pace -> pace.limit().permits();
                    case Window.Budget budget -> budget.limit().permits() / budget.cost();
                })
                .min()
                .orElse(1);
        long spacing = Math.max(1, spacing(windows).toNanos());
        return (int) Math.clamp(CHUNK.toNanos() / spacing, 1, most);
    }

    private static Duration spacing(List<Window> windows) {
        return new Booking(windows, 1, Duration.ZERO).spacing();
    }
}
