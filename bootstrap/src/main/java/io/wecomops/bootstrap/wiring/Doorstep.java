package io.wecomops.bootstrap.wiring;

import io.wecomops.domain.error.DependencyUnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start for servers that are not there yet, and says so again and again: at a machine's start everything comes
 * up at once, in any order.
 */
final class Doorstep {
    private static final Logger LOG = LoggerFactory.getLogger(Doorstep.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES_BETWEEN_LINES = 5;

    private final Patience patience;

    Doorstep(Patience patience) {
        this.patience = patience;
    }

    /**
     * What {@code work} gives, tried as often as it takes.
     *
     * @param what the server, as operators know it
     * @param address where it is sought; without secrets
     * @throws StartAbandonedException when the process is asked to end
     */
    <T> T await(String what, String address, Supplier<T> work) throws InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                T result = work.get();
                if (tries > 0) {
                    LOG.atInfo().addKeyValue("address", address).log("{} is there", what);
                }
                return result;
            } catch (DependencyUnavailableException gone) {
                if (tries % TRIES_BETWEEN_LINES == 0) {
                    LOG.atWarn()
                            .addKeyValue("address", address)
                            .addKeyValue("cause", gone.rootCause())
                            .log("waiting for the {}", what);
                }
                if (patience.endedWithin(PAUSE)) {
                    throw new StartAbandonedException(what);
                }
            }
        }
    }
}
