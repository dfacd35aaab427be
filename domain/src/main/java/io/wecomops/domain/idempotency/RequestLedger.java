package io.wecomops.domain.idempotency;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What was answered under which idempotency key; for all nodes, by the ledger's own clock. A key is taken by the answer that is
 * kept under it and by nothing before: so a run that dies leaves nothing behind. Each method throws
 * {@link DependencyUnavailableException} where its change may or may not have happened. Thread-safe.
 */
@DrivenPort
public interface RequestLedger {
    /** What is known under the key of {@code request}. What others do {@link #together} is not, before it is whole. */
    Earlier earlier(KeyedRequest request);

    /**
     * Runs {@code work}, a request with its {@link #keep}, on this thread. Where it has its effect in the ledger's own store, effect
     * and kept answer become true together when this returns, and neither where it throws. What it does elsewhere is
     * not undone.
     *
     * @return what {@code work} returns
     */
    <T> T together(Supplier<T> work);

    /**
     * Takes the key with an answer, which everybody gets who asks with the same request until {@code life} has passed. Of any
     * number of callers one takes it; who comes while the first is not yet whole waits for that.
     * An answer that cannot be kept ({@link RequestAnswer#canBeKept()}) is not: then the key stays with its request, which may
     * be run again.
     *
     * @return {@code false} where the key is taken; nothing is changed then, and the caller must not let its effect become true
     */
    boolean keep(KeyedRequest request, RequestAnswer answer, Duration life);
}
