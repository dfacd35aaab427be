package io.wecomops.domain.time;

import io.wecomops.domain.port.DrivenPort;

/** Draws uniformly from [0, 1): what jitter is made of. Thread-safe. */
@DrivenPort
public interface Chance {
    double draw();
}
