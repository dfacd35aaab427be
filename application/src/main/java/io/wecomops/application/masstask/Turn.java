package io.wecomops.application.masstask;

import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Waits for the right to send: a permit of the shared concurrency, then a slot of the shared pace. Thread-safe.
 *
 * <p>The permit comes first, since a slot that is not used is lost, while a permit is given back.
 */
public final class Turn {
    private static final LimitKey CONCURRENCY = new LimitKey("concurrency");
    private static final Duration LONGEST_AHEAD = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration TOLERANCE = Duration.ofMillis(10);
    private static final int GIVEN_UP = 3;

    private final PermitPool permits;
    private final RateLimiter limiter;
    private final DispatchSettings settings;
    private final IdGenerator ids;
    private final Chance chance;
    private final Sleeper sleeper;
    private final Ticker ticker;

    public Turn(
            PermitPool permits,
            RateLimiter limiter,
            DispatchSettings settings,
            IdGenerator ids,
            Chance chance,
            Sleeper sleeper,
            Ticker ticker) {
        this.permits = permits;
        this.limiter = limiter;
        this.settings = settings;
        this.ids = ids;
        this.chance = chance;
        this.sleeper = sleeper;
        this.ticker = ticker;
    }

    /** What came of waiting. */
    public sealed interface Outcome {
        /**
         * A permit is held and a slot is booked, which {@link Turn#arrives} waits for. The permit must be given back.
         *
         * @param slot on the ticker; at most a second ahead
         */
        record Booked(PermitOwner holder, Duration slot) implements Outcome {}

        /** Not in time. Nothing is held; no slot begins before {@code free} has passed. */
        record TooLate(Duration free) implements Outcome {}
    }

    /**
     * Waits for a permit and books a slot, until {@code latest} on the ticker at the most.
     *
     * @param stopping ends the wait early
     */
    public Outcome book(TokenKey app, Duration latest, BooleanSupplier stopping) throws InterruptedException {
        var holder = new PermitOwner(ids.next());
        try {
            return booked(holder, app, latest, stopping);
        } catch (RuntimeException | InterruptedException failed) {
            permits.release(CONCURRENCY, holder); // nothing happens where none was taken
            throw failed;
        }
    }

    private Outcome booked(PermitOwner holder, TokenKey app, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        while (!stopping.getAsBoolean() && ticker.elapsed().compareTo(latest) < 0) {
            Attempt attempt = permits.acquire(CONCURRENCY, holder, settings.concurrency(), settings.lease());
            if (attempt instanceof Attempt.Full(Duration nextLeaseEnd)) {
                sleeper.sleep(shorter(nextLeaseEnd, aMoment()));
                continue;
            }
            switch (limiter.reserve(sending(app), settings.pace(), 1, LONGEST_AHEAD)) {
                case Reservation.Booked(Duration startsIn) -> {
                    return new Outcome.Booked(holder, ticker.elapsed().plus(startsIn));
                }
                case Reservation.TooFarAhead(Duration retryAfter) -> {
                    permits.release(CONCURRENCY, holder);
                    if (ticker.elapsed().plus(retryAfter).compareTo(latest) >= 0) {
                        return new Outcome.TooLate(retryAfter);
                    }
                    slept(retryAfter, stopping);
                }
            }
        }
        return new Outcome.TooLate(Duration.ZERO);
    }

    /**
     * Waits for a booked slot. Whoever comes late to its slot would meet the senders of later ones; so a slot that was missed
     * by more than a few milliseconds is given up and another is booked, a few times at the most.
     *
     * @return whether it is this caller's turn now; {@code false} if it would be after {@code latest}, or {@code stopping}
     */
    public boolean arrives(TokenKey app, Duration slot, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        Optional<Duration> next = Optional.of(slot);
        for (int givenUp = 0; next.isPresent() && next.get().compareTo(latest) < 0; givenUp++) {
            if (!slept(next.get().minus(ticker.elapsed()), stopping)) {
                return false;
            }
            Duration late = ticker.elapsed().minus(next.get());
            if (late.compareTo(TOLERANCE) <= 0 || givenUp == GIVEN_UP) {
                return ticker.elapsed().compareTo(latest) < 0;
            }
            next = anotherSlot(app, latest, stopping);
        }
        return false;
    }

    /** Books one more slot under a permit already held, and waits for it as {@link #arrives} does. */
    public boolean anotherArrives(TokenKey app, Duration latest, BooleanSupplier stopping) throws InterruptedException {
        Optional<Duration> slot = anotherSlot(app, latest, stopping);
        return slot.isPresent() && arrives(app, slot.get(), latest, stopping);
    }

    private Optional<Duration> anotherSlot(TokenKey app, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        while (true) {
            switch (limiter.reserve(sending(app), settings.pace(), 1, LONGEST_AHEAD)) {
                case Reservation.Booked(Duration startsIn) -> {
                    return Optional.of(ticker.elapsed().plus(startsIn));
                }
                case Reservation.TooFarAhead(Duration retryAfter) -> {
                    boolean inTime = ticker.elapsed().plus(retryAfter).compareTo(latest) < 0;
                    if (!inTime || !slept(retryAfter, stopping)) {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    /** Gives the permit back. */
    public void end(PermitOwner holder) {
        permits.release(CONCURRENCY, holder);
    }

    /** Holds all nodes back from calling WeCom for this app. */
    public void holdBack(TokenKey app, Duration block) {
        limiter.holdBack(sending(app), block);
    }

    private static LimitKey sending(TokenKey app) {
        return new LimitKey("send:" + app);
    }

    /** Sleeps in steps, so that a stop need not wait for a slot far ahead; whether it slept to the end. */
    private boolean slept(Duration time, BooleanSupplier stopping) throws InterruptedException {
        Duration end = ticker.elapsed().plus(time);
        for (Duration left = time; left.isPositive(); left = end.minus(ticker.elapsed())) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            sleeper.sleep(shorter(left, STEP));
        }
        return true;
    }

    private Duration aMoment() {
        return Duration.ofMillis(5 + (long) (chance.draw() * 20));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
