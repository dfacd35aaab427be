package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.port.DrivenPort;
import java.util.List;

/**
 * A task's people as a whole, and each batch's past. Thread-safe. Every method throws {@link DependencyUnavailableException}
 * where the database cannot be asked.
 */
@DrivenPort
public interface RecipientHistory {
    /** The most positions of one stretch. */
    int LONGEST_STRETCH = 5_000;

    /**
     * The people at the next {@code positions} positions behind {@code after}, in the order in which they are sent to. So each
     * call takes the same time, however many people the task has.
     *
     * @param after where the last stretch ended; 0 for the first
     * @param positions 1 to {@value #LONGEST_STRETCH}
     * @return with where to go on; empty there once nobody is left
     */
    Page<Recipient> stretch(TaskId task, long after, int positions);

    /** Those of them in one state: few or none, however many positions are looked at. */
    Page<Recipient> stretch(TaskId task, RecipientState state, long after, int positions);

    /** Every time that a batch went out, in order. */
    List<SendAttempt> attempts(TaskId task, int batch);
}
