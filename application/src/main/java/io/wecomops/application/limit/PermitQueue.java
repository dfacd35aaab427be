package io.wecomops.application.limit;

import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import io.wecomops.domain.time.Chance;
import io.wecomops.domain.time.IdGenerator;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One node's waiters for permits of a shared pool: first come, first served in two lanes, and only the first of each asks the
 * pool over and over, the urgent one many times as often. Whoever is not urgent waits for what the node itself holds before it
 * asks, and so asks in vain only where other nodes have the permits. Thread-safe.
 */
public final class PermitQueue {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final PermitPool permits;
    private final LimitKey pool;
    private final int limit;
    private final Duration lease;
    private final IdGenerator ids;
    private final Chance chance;
    private final Sleeper sleeper;
    private final Ticker ticker;
    /** What this node's mass lane may still hold. */
    private final Semaphore own;

    private final Set<PermitOwner> counted = ConcurrentHashMap.newKeySet();

    private final Map<Lane, Semaphore> firsts =
            Map.of(Lane.URGENT, new Semaphore(1, true), Lane.MASS, new Semaphore(1, true));

    public PermitQueue(
            PermitPool permits,
            LimitKey pool,
            int limit,
            Duration lease,
            IdGenerator ids,
            Chance chance,
            Sleeper sleeper,
            Ticker ticker) {
        this.permits = permits;
        this.pool = pool;
        this.limit = limit;
        this.own = new Semaphore(limit, true);
        this.lease = lease;
        this.ids = ids;
        this.chance = chance;
        this.sleeper = sleeper;
        this.ticker = ticker;
    }

    /**
     * Waits for a permit, until {@code latest} on the ticker at the most; empty where none came. It must be given back.
     *
     * @param stopping ends the wait early
     */
    public Optional<PermitOwner> take(Lane lane, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        Semaphore first = Objects.requireNonNull(firsts.get(lane));
        Duration left = latest.minus(ticker.elapsed());
        // who is first looks for a stop many times a second, so nobody behind it has to
        if (!left.isPositive() || !first.tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        PermitOwner owner = new PermitOwner(ids.next());
        try {
            return taken(owner, lane, latest, stopping) ? Optional.of(owner) : Optional.empty();
        } catch (RuntimeException | InterruptedException failed) {
            permits.release(pool, owner); // nothing happens where none was taken
            throw failed;
        } finally {
            first.release();
        }
    }

    public void giveBack(PermitOwner owner) {
        try {
            permits.release(pool, owner);
        } finally {
            uncount(owner);
        }
    }

    private void uncount(PermitOwner owner) {
        if (counted.remove(owner)) {
            own.release();
        }
    }

    private boolean taken(PermitOwner owner, Lane lane, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        if (lane == Lane.MASS && !counts(owner, latest, stopping)) {
            return false;
        }
        boolean granted = false;
        try {
            granted = granted(owner, lane, latest, stopping);
            return granted;
        } finally {
            if (!granted) {
                uncount(owner);
            }
        }
    }

    private boolean counts(PermitOwner owner, Duration latest, BooleanSupplier stopping) throws InterruptedException {
        while (!stopping.getAsBoolean() && ticker.elapsed().compareTo(latest) < 0) {
            if (own.tryAcquire(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
                return counted.add(owner);
            }
        }
        return false;
    }

    private boolean granted(PermitOwner owner, Lane lane, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        while (!stopping.getAsBoolean() && ticker.elapsed().compareTo(latest) < 0) {
            switch (permits.acquire(pool, owner, limit, lease)) {
                case Attempt.Granted _ -> {
                    return true;
                }
                case Attempt.Full full -> {
                    Duration moment = Duration.ofMillis(lane == Lane.URGENT ? 2 : 5 + (long) (chance.draw() * 20));
                    sleeper.sleep(full.nextLeaseEnd().compareTo(moment) < 0 ? full.nextLeaseEnd() : moment);
                }
            }
        }
        return false;
    }
}
