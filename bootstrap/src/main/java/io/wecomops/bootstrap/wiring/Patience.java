package io.wecomops.bootstrap.wiring;

import java.time.Duration;

/** Lets time pass, unless the process is asked to end. */
@FunctionalInterface
public interface Patience {
    /** Whether the process was asked to end within {@code time}; returns early then. */
    boolean endedWithin(Duration time) throws InterruptedException;
}
