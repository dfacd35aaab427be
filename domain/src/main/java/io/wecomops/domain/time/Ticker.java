package io.wecomops.domain.time;

import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;

/** Measures spans within one process: never steps back, unlike the wall clock. Thread-safe. */
@DrivenPort
public interface Ticker {
    /** The time since some fixed moment of this process. */
    Duration elapsed();
}
