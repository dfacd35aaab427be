package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.port.DrivenPort;
import java.util.List;
import java.util.Optional;

/**
 * All mass tasks, durable. Thread-safe, over all nodes. Every method throws {@link DependencyUnavailableException} where
 * the database cannot be asked.
 */
@DrivenPort
public interface MassTasks {
    /**
     * Stores the task, its batches and its people in one transaction, with the first line of its log; or, where a task has
     * this {@code biz_no} already, nothing. Of any number of equal calls at once, one is {@link Acceptance.Accepted}.
     * When this returns, the task survives a kill.
     */
    Acceptance accept(NewMassTask task);

    Optional<MassTask> find(BizNo bizNo);

    /** The tasks of the kind {@link TaskKind#MASS} by position, newest first. The position of a task is not its id; it only serves to page on. */
    Page<MassTask> list(PageRequest page);

    /**
     * Ends every running task whose batches have all ended, and answers those that this call ended: each is answered once,
     * over all nodes.
     */
    List<MassTask> endFinished();
}
