package io.wecomops.application.limit;

import io.wecomops.domain.error.DependencyUnavailableException;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's waiters for permits of a shared pool, in two lanes. While nobody waits each asks for itself, so that no answer is
 * waited for but its own. Whoever asks in vain waits in line: first come, first served, and only the first of each lane asks the
 * pool over and over, the urgent one many times as often. Whoever is not urgent waits for what the node itself holds before it
 * asks, and so asks in vain only where other nodes have the permits. Thread-safe.
 */
public final class PermitQueue {
    private static final Logger LOG = LoggerFactory.getLogger(PermitQueue.class);
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

    private final Map<Lane, Line> lines = Map.of(Lane.URGENT, new Line(), Lane.MASS, new Line());

    /**
     * Who waits.
     *
     * @param first held by the first
     * @param length with the first
     */
    private record Line(Semaphore first, AtomicInteger length) {
        Line() {
            this(new Semaphore(1, true), new AtomicInteger());
        }
    }

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
        PermitOwner owner = new PermitOwner(ids.next());
        boolean taken = false;
        try {
            taken = takenAtOnce(owner, lane, latest, stopping) || takenInLine(owner, lane, latest, stopping);
            return taken ? Optional.of(owner) : Optional.empty();
        } catch (RuntimeException | InterruptedException failed) {
            permits.release(pool, owner); // nothing happens where none was taken
            throw failed;
        } finally {
            if (!taken) {
                uncount(owner);
            }
        }
    }

    /** Gives a permit back. Where the pool cannot be asked its lease does: what was called under it is no less true. */
    public void giveBack(PermitOwner owner) {
        try {
            permits.release(pool, owner);
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("a permit is left to its lease");
        } finally {
            uncount(owner);
        }
    }

    private void uncount(PermitOwner owner) {
        if (counted.remove(owner)) {
            own.release();
        }
    }

    private boolean takenAtOnce(PermitOwner owner, Lane lane, Duration latest, BooleanSupplier stopping) {
        boolean mayAsk = lineOf(lane).length().get() == 0
                && !isOver(latest, stopping)
                && (lane == Lane.URGENT || (own.tryAcquire() && counted.add(owner)));
        return mayAsk && permits.acquire(pool, owner, limit, lease) instanceof Attempt.Granted;
    }

    private boolean takenInLine(PermitOwner owner, Lane lane, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        Line line = lineOf(lane);
        Duration left = latest.minus(ticker.elapsed());
        line.length().incrementAndGet();
        try {
            // who is first looks for a stop many times a second, so nobody behind it has to
            if (!left.isPositive() || !line.first().tryAcquire(left.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            try {
                return (lane == Lane.URGENT || counts(owner, latest, stopping))
                        && granted(owner, lane, latest, stopping);
            } finally {
                line.first().release();
            }
        } finally {
            line.length().decrementAndGet();
        }
    }

    private Line lineOf(Lane lane) {
        return Objects.requireNonNull(lines.get(lane));
    }

    private boolean isOver(Duration latest, BooleanSupplier stopping) {
        return stopping.getAsBoolean() || ticker.elapsed().compareTo(latest) >= 0;
    }

    private boolean counts(PermitOwner owner, Duration latest, BooleanSupplier stopping) throws InterruptedException {
        while (!isOver(latest, stopping)) {
            if (counted.contains(owner)) {
                return true;
            }
            if (own.tryAcquire(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
                return counted.add(owner);
            }
        }
        return false;
    }

    private boolean granted(PermitOwner owner, Lane lane, Duration latest, BooleanSupplier stopping)
            throws InterruptedException {
        while (!isOver(latest, stopping)) {
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
