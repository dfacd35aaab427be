package io.wecomops.domain.recall;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.port.DrivenPort;
import io.wecomops.domain.trace.TraceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The recalls of tasks, durable. Thread-safe, over all nodes. Every method throws {@link DependencyUnavailableException}
 * where the database cannot be asked.
 */
@DrivenPort
public interface Recalls {
    /**
     * Asks for everything that the task has sent to be recalled, and what it is still sending; of any number of calls one is
     * {@link RecallRequest.Begun}. Whoever asks has cancelled the task, unless it had ended.
     *
     * @param traceId ties what the recall sets off to the request that asked for it
     * @return empty where there is no such task
     */
    Optional<RecallRequest> ask(BizNo bizNo, TraceId traceId);

    /** How a task's recall stands; empty where none was asked for. */
    Optional<Recall> find(TaskId task);

    /**
     * What became of some batches of a task; those of which no recall is known are not in it.
     *
     * @return empty where no recall was asked for
     */
    Optional<Map<Integer, RecallMark>> marks(BizNo bizNo, Set<Integer> batches);
}
