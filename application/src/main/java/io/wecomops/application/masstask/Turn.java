package io.wecomops.application.masstask;

import io.wecomops.application.limit.Lane;
import io.wecomops.application.limit.Pacer;
import io.wecomops.application.limit.PermitQueue;
import io.wecomops.application.limit.Place;
import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Waits for the right to send: a slot of the shared pace, then a permit of the shared concurrency. Thread-safe.
 *
 * <p>The permit is taken when the slot is near, so that all permits are for requests and few for waiting: a node's slots may be
 * half a second ahead. Where permits are scarcer than slots the slot passes meanwhile, and another is booked; it is then not
 * the pace that holds senders back.
 */
public final class Turn {
    private static final LimitKey CONCURRENCY = new LimitKey("concurrency");
    private static final Duration STEP = Duration.ofMillis(100);

    private final PermitQueue permits;
    private final RateLimiter limiter;
    private final DispatchSettings settings;
    private final Executor threads;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final ConcurrentMap<TokenKey, Pacer> pacers = new ConcurrentHashMap<>();

    /** @param threads books for those who wait */
    public Turn(
            PermitPool permits,
            RateLimiter limiter,
            DispatchSettings settings,
            IdGenerator ids,
            Chance chance,
            Executor threads,
            Sleeper sleeper,
            Ticker ticker) {
        this.permits = new PermitQueue(
                permits, CONCURRENCY, settings.concurrency(), settings.lease(), ids, chance, sleeper, ticker);
        this.limiter = limiter;
        this.settings = settings;
        this.threads = threads;
        this.sleeper = sleeper;
        this.ticker = ticker;
    }

    /** What came of waiting. */
    public sealed interface Outcome {
        /** A slot is booked, which {@link Turn#arrives} waits for. To be left. */
        record Booked(Place place) implements Outcome {}

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
            case Pacer.Outcome.Booked booked -> new Outcome.Booked(booked.place());
            case Pacer.Outcome.TooLate late -> new Outcome.TooLate(late.free());
        };
    }

    /**
     * Waits until {@code before} a booked slot at the earliest, then for a permit; empty where none came until {@code latest}. It
     * must be given back.
     */
    Optional<PermitOwner> admitted(
            Outcome.Booked booked, Lane lane, Duration before, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        nears(booked, before, stopping);
        return permits.take(lane, latest, stopping);
    }

    void giveBack(PermitOwner permit) {
        permits.giveBack(permit);
    }

    private void nears(Outcome.Booked booked, Duration before, BooleanSupplier stopping) throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            Duration left = booked.place()
                    .slot()
                    .map(slot -> slot.minus(before).minus(ticker.elapsed()))
                    .orElse(Duration.ZERO);
            if (!left.isPositive()) {
                return;
            }
            sleeper.sleep(left.compareTo(STEP) < 0 ? left : STEP);
        }
    }

    /**
     * Waits for a booked slot. Whoever comes late to its slot would meet the senders of later ones; so a slot that was missed
     * by more than a few milliseconds is given up and another is booked, a few times at the most.
     *
     * @return whether it is this caller's turn now; {@code false} if it would be too late, or it is to stop
     */
    public boolean arrives(TokenKey app, Outcome.Booked booked) throws InterruptedException {
        return pacer(app).arrives(booked.place());
    }

    /** Waits for one more slot under a permit already held, as {@link #book} and {@link #arrives} do. */
    public boolean anotherArrives(TokenKey app, Lane lane, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        return pacer(app).await(lane, latest, stopping);
    }

    /** Gives the slot back where it was not used. */
    public void leave(TokenKey app, Outcome.Booked booked) {
        pacer(app).leave(booked.place());
    }

    /** Holds all nodes back from calling WeCom for this app, and gives up what this one has booked. */
    public void holdBack(TokenKey app, Duration block) {
        limiter.holdBack(SendingWindows.pace(app), block);
        pacer(app).giveUpSlots();
    }

    private Pacer pacer(TokenKey app) {
        return pacers.computeIfAbsent(
                app,
                _ -> new Pacer(
                        limiter,
                        SendingWindows.of(app, settings.pace()),
                        Headroom.tolerance(settings.pace()),
                        threads,
                        sleeper,
                        ticker));
    }
}
