package io.wecomops.domain.time;

import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;

/** Waits. The other half of a clock: with both given from outside, no test of a wait has to wait. */
@DrivenPort
public interface Sleeper {
    /**
     * Returns after {@code time} has passed; at once where it is zero or negative.
     *
     * @throws InterruptedException if the thread was or is interrupted
     */
    void sleep(Duration time) throws InterruptedException;
}
