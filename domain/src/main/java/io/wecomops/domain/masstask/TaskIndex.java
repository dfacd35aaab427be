package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.util.Objects;
import java.util.Optional;

/** Finds tasks by number, and nothing more: costs the same however many people they have. Thread-safe. */
@DrivenPort
public interface TaskIndex {
    /** @throws DependencyUnavailableException where the database cannot be asked */
    Optional<Entry> find(BizNo bizNo);

    record Entry(TaskId id, TaskStage stage) {
        public Entry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(stage, "stage");
        }
    }
}
