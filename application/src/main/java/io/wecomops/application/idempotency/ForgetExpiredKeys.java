package io.wecomops.application.idempotency;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.time.Sleeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops expired keys in small steps, which hold nobody up, until its thread is interrupted. Nodes may do so at once. */
public final class ForgetExpiredKeys implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetExpiredKeys.class);
    private static final int STEP = 500;

    private final ExpiredKeys keys;
    private final Sleeper sleeper;
    private final Duration pause;

    /** @param pause how long to rest where nothing is left to drop */
    public ForgetExpiredKeys(ExpiredKeys keys, Sleeper sleeper, Duration pause) {
        this.keys = keys;
        this.sleeper = sleeper;
        this.pause = pause;
    }

    @Override
    public void run() {
        try {
            while (true) {
                sleeper.sleep(step() < STEP ? pause : Duration.ofMillis(50));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private int step() {
        try {
            return keys.purge(STEP);
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("expired idempotency keys stay for now");
            return 0;
        }
    }
}
