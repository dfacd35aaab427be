package io.wecomops.application.limit;

import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Waits for the right to call an API: a slot of each app's shared pace, then a permit of the shared concurrency. Thread-safe. */
public final class Turn {
    private final PermitQueue permits;
    private final RateLimiter limiter;
    private final PacedApi api;
    private final RateLimit pace;
    private final Executor threads;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final ConcurrentMap<TokenKey, Pacer> pacers = new ConcurrentHashMap<>();

    /**
     * @param permits those of all calls
     * @param pace of each app
     * @param threads books for those who wait
     */
    public Turn(
            PermitQueue permits,
            RateLimiter limiter,
            PacedApi api,
            RateLimit pace,
            Executor threads,
            Sleeper sleeper,
            Ticker ticker) {
        this.permits = permits;
        this.limiter = limiter;
        this.api = api;
        this.pace = pace;
        this.threads = threads;
        this.sleeper = sleeper;
        this.ticker = ticker;
    }

    /** What came of waiting. */
    public sealed interface Outcome {
        /** A slot is booked. The ticket is to be closed. */
        record Booked(Ticket ticket) implements Outcome {}

        /** Not in time. Nothing is held; no slot begins before {@code free} has passed. */
        record TooLate(Duration free) implements Outcome {}
    }

    /**
     * Waits for a booked slot, until {@code latest} on the ticker at the most.
     *
     * @param stopping ends the wait early
     */
    public Outcome book(TokenKey app, Lane lane, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        return switch (pacer(app).book(lane, latest, stopping)) {
            case Pacer.Outcome.Booked booked -> new Outcome.Booked(new Ticket(pacer(app), permits, booked.place()));
            case Pacer.Outcome.TooLate late -> new Outcome.TooLate(late.free());
        };
    }

    /** Waits for one more slot under a permit already held: whether it is this caller's turn now. */
    public boolean anotherArrives(TokenKey app, Lane lane, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        return pacer(app).await(lane, latest, stopping);
    }

    /** Holds all nodes back from calling this API for this app, and gives up what this one has booked. */
    public void holdBack(TokenKey app, Duration block) {
        limiter.holdBack(api.pace(app), block);
        pacer(app).giveUpSlots();
    }

    private Pacer pacer(TokenKey app) {
        return pacers.computeIfAbsent(
                app,
                _ -> new Pacer(limiter, api.windows(app, pace), Headroom.tolerance(pace), threads, sleeper, ticker));
    }
}
