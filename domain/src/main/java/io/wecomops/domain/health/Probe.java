package io.wecomops.domain.health;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;

/** Asks one server that the platform needs whether it is there. */
@DrivenPort
public interface Probe {
    /**
     * Returns after a real round trip.
     *
     * @throws DependencyUnavailableException where there was none within the adapter's own time limit
     */
    void check();
}
