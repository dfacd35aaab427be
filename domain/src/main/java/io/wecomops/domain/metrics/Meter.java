package io.wecomops.domain.metrics;

import io.wecomops.domain.port.DrivenPort;

/**
 * Takes notice of what happens. Thread-safe. Costs some hundred nanoseconds, never waits, and never fails: whoever calls has
 * something more important to do.
 */
@DrivenPort
public interface Meter {
    /** For tools and tests that nobody watches. */
    Meter NONE = _ -> {};

    void count(Happening what);
}
