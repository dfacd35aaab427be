package io.wecomops.application.recall;

import io.wecomops.application.limit.Lane;
import io.wecomops.application.limit.Pacer;
import io.wecomops.application.limit.PermitQueue;
import io.wecomops.application.limit.Place;
import io.wecomops.application.limit.Ticket;
import io.wecomops.application.masstask.DispatchSettings;
import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for the right to recall: a slot of the recall's own pace, then one of the permits that all calls share. Thread-safe.
 */
public final class RecallTurn {
    private static final LimitKey CONCURRENCY = new LimitKey("concurrency");
    /** How long before its slot a permit is asked for. */
    private static final Duration LEAD = Duration.ofMillis(10);

    private final PermitQueue permits;
    private final RateLimiter limiter;
    private final DispatchSettings settings;
    private final Executor threads;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final ConcurrentMap<TokenKey, Pacer> pacers = new ConcurrentHashMap<>();

    /** @param threads books for those who wait */
    public RecallTurn(
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
    public sealed interface Outcome<T> {
        /** Its turn came, and this is what the call came to. */
        record Made<T>(T answer) implements Outcome<T> {}

        /** Nothing was called; no turn comes before {@code free} has passed. */
        record TooLate<T>(Duration free) implements Outcome<T> {}
    }

    /**
     * Calls when it is its turn, which must come before {@code latest} on the ticker.
     *
     * @param stopping ends the wait early
     */
    public <T> Outcome<T> within(TokenKey app, Duration latest, BooleanSupplier stopping, Supplier<T> call)
            throws InterruptedException {
        return switch (pacer(app).book(Lane.MASS, latest, stopping)) {
            case Pacer.Outcome.TooLate late -> new Outcome.TooLate<>(late.free());
            case Pacer.Outcome.Booked(Place place) -> {
                try (Ticket ticket = new Ticket(pacer(app), permits, place)) {
                    yield ticket.isAdmitted(LEAD) && ticket.arrives()
                            ? new Outcome.Made<>(call.get())
                            : new Outcome.TooLate<>(Duration.ZERO);
                }
            }
        };
    }

    /** Holds all nodes back from recalling for this app, and gives up what this one has booked. */
    public void holdBack(TokenKey app, Duration block) {
        limiter.holdBack(RecallWindows.pace(app), block);
        pacer(app).giveUpSlots();
    }

    private Pacer pacer(TokenKey app) {
        return pacers.computeIfAbsent(
                app,
                _ -> new Pacer(
                        limiter,
                        RecallWindows.of(app, settings.pace()),
                        Headroom.tolerance(settings.pace()),
                        threads,
                        sleeper,
                        ticker));
    }
}
