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
        /** It is this caller's turn, now; what it holds must be given back. */
        record Now(PermitOwner holder) implements Outcome {}

        /** Not in time. Nothing is held; no slot begins before {@code free} has passed. */
        record TooLate(Duration free) implements Outcome {}
    }

    /**
     * Waits until {@code latest} on the ticker at the most.
     *
     * @param stopping ends the wait early
     */
    public Outcome await(TokenKey app, Duration latest, BooleanSupplier stopping) throws InterruptedException {
        var holder = new PermitOwner(ids.next());
        try {
            return awaited(holder, app, latest, stopping);
        } catch (RuntimeException | InterruptedException failed) {
            permits.release(CONCURRENCY, holder); // nothing happens where none was taken
            throw failed;
        }
    }

    private Outcome awaited(PermitOwner holder, TokenKey app, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        while (!stopping.getAsBoolean() && ticker.elapsed().compareTo(latest) < 0) {
            Attempt attempt = permits.acquire(CONCURRENCY, holder, settings.concurrency(), settings.lease());
            if (attempt instanceof Attempt.Full(Duration nextLeaseEnd)) {
                sleeper.sleep(shorter(nextLeaseEnd, aMoment()));
                continue;
            }
            switch (limiter.reserve(sending(app), settings.pace(), 1, LONGEST_AHEAD)) {
                case Reservation.Booked(Duration startsIn) -> {
                    if (slept(startsIn, stopping)) {
                        return new Outcome.Now(holder);
                    }
                    permits.release(CONCURRENCY, holder);
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

    /** Books and awaits one more slot under a permit already held; {@code false} if none comes before {@code latest}. */
    public boolean awaitAnotherSlot(TokenKey app, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        return switch (limiter.reserve(sending(app), settings.pace(), 1, LONGEST_AHEAD)) {
            case Reservation.TooFarAhead _ -> false;
            case Reservation.Booked(Duration startsIn) ->
                ticker.elapsed().plus(startsIn).compareTo(latest) < 0 && slept(startsIn, stopping);
        };
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
