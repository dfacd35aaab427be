package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.port.DrivenPort;
import java.util.Optional;

/**
 * What became of each message to each person. Thread-safe. Every method throws {@link DependencyUnavailableException} where
 * the database cannot be asked.
 */
@DrivenPort
public interface RecipientLedger {
    /** The people of a task in the order in which they are sent to. */
    Page<Recipient> list(TaskId task, PageRequest page);

    /** Those of them in one state. */
    Page<Recipient> list(TaskId task, RecipientState state, PageRequest page);

    Optional<Recipient> find(TaskId task, UserId user);
}
