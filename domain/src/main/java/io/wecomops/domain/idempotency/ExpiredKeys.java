package io.wecomops.domain.idempotency;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;

/** Keys of a {@link RequestLedger} whose life is over, and that are still there. Thread-safe. */
@DrivenPort
public interface ExpiredKeys {
    /**
     * Drops at most {@code atMost} expired keys and says how many it dropped.
     *
     * @throws DependencyUnavailableException if some may or may not have been dropped
     */
    int purge(int atMost);
}
