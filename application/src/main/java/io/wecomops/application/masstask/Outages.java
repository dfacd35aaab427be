package io.wecomops.application.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that a server is gone, and once that it is back, however many workers see it. Thread-safe. */
final class Outages {
    private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

    private final BatchJournal journal;
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** @param journal is told too */
    Outages(BatchJournal journal) {
        this.journal = journal;
    }

    void seen(DependencyUnavailableException failure) {
        if (gone.add(failure.dependency())) {
            journal.dispatcherWaits(failure.dependency());
            LOG.atWarn()
                    .addKeyValue("dependency", failure.dependency())
                    .addKeyValue("attempt", failure.getMessage())
                    .addKeyValue("cause", failure.rootCause())
                    .log("dispatcher waits for a server");
        }
    }

    void over(String dependency) {
        if (gone.remove(dependency)) {
            journal.dispatcherGoesOn(dependency);
            LOG.atInfo().addKeyValue("dependency", dependency).log("dispatcher goes on");
        }
    }

    /** A batch was sent, and for that every server is needed. */
    void allOver() {
        gone.forEach(this::over);
    }
}
