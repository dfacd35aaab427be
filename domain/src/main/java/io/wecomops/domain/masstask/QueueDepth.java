package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.util.Map;

/** How much waits to be sent. Thread-safe. */
@DrivenPort
public interface QueueDepth {
    /** More due batches than this are not counted, so that counting them stays cheap. */
    int MOST_COUNTED = 100_000;

    /**
     * Over all nodes, by the database's clock. Costs the same however many people and ended tasks there are.
     *
     * @throws DependencyUnavailableException where the database cannot be asked
     */
    Depth depth();

    /**
     * @param tasks how many have not ended, by where they stand; what is not named has none
     * @param dueBatches how many batches could be claimed now; {@link #MOST_COUNTED} for so many or more
     */
    record Depth(Map<TaskStatus, Long> tasks, long dueBatches) {
        public Depth {
            tasks = Map.copyOf(tasks);
            if (dueBatches < 0 || dueBatches > MOST_COUNTED) {
                throw new IllegalArgumentException("due batches are counted up to " + MOST_COUNTED);
            }
        }
    }
}
