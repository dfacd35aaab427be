package io.wecomops.domain.idempotency;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Which request runs under which idempotency key, and what the finished ones answered; for all nodes, by the ledger's own
 * clock. Each method throws {@link DependencyUnavailableException} where its change may or may not have happened.
 * Thread-safe.
 */
@DrivenPort
public interface RequestLedger {
    /**
     * Claims the key of {@code attempt}, atomically: of any number of callers one is granted it. Granted is what is new,
     * what has expired, and the same request whose run has not ended when its lease did.
     *
     * @param lease how long the run is this caller's alone; positive, whole milliseconds
     * @param life how long the key is remembered from now on; longer than the lease
     */
    Claim claim(Attempt attempt, Duration lease, Duration life);

    /**
     * Runs {@code work}, a run with its {@link #keep}, on this thread. Where the run has its effect in the ledger's own store, effect
     * and kept answer become true together when this returns, and neither where it throws. What the run does elsewhere is
     * not undone.
     *
     * @return what {@code work} returns
     */
    <T> T together(Supplier<T> work);

    /**
     * Ends the run with an answer, which everybody gets who claims with the same request until {@code life} has passed.
     * An answer that cannot be kept ({@link RequestAnswer#canBeKept()}) is not: then the key stays with its request, whose
     * next claim is granted.
     *
     * @return {@code false} where another run has taken over or the key is gone; nothing is changed then
     */
    boolean keep(Attempt attempt, RequestAnswer answer, Duration life);

    /**
     * Ends the run as if it had never been: the key is free, for another request too.
     *
     * @return {@code false} where the run is over; nothing is changed then
     */
    boolean release(Attempt attempt);
}
