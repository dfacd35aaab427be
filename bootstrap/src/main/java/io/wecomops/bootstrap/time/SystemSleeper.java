package io.wecomops.bootstrap.time;

import io.wecomops.domain.time.Sleeper;
import java.time.Duration;

/** Waits in real time. */
public final class SystemSleeper implements Sleeper {
    @Override
    public void sleep(Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (time.isPositive()) {
            Thread.sleep(time);
        }
    }
}
