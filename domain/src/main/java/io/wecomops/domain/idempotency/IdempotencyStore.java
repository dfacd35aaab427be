package io.wecomops.domain.idempotency;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;

/** Remembers which keys were seen, for all nodes. Thread-safe. */
@DrivenPort
public interface IdempotencyStore {
    /**
     * Marks {@code key} as seen, atomically: of any number of callers, on any number of nodes, one gets {@code true} until
     * {@code life} has passed by the store's clock. Keys differ where one character does, its case included.
     *
     * @param life how long the mark lasts; positive, whole milliseconds
     * @return {@code true} if this call marked it, {@code false} if it was marked before
     * @throws DependencyUnavailableException if the mark may or may not have been set
     * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">the Idempotency-Key
     *     header</a>
     */
    boolean markOnce(IdempotencyKey key, Duration life);
}
