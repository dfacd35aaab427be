package io.wecomops.application.recall;

import io.wecomops.application.masstask.WorkBell;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.recall.Recall;
import io.wecomops.domain.recall.RecallMark;
import io.wecomops.domain.recall.RecallRequest;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.domain.trace.TraceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back what a task has sent, and tells how far that is. Thread-safe. */
public final class RecallMassTask {
    private static final Logger LOG = LoggerFactory.getLogger(RecallMassTask.class);

    private final TaskControl control;
    private final Recalls recalls;
    private final WorkBell toRecall;
    private final WorkBell toSend;

    /**
     * @param toRecall wakes whoever recalls on this node
     * @param toSend wakes the dispatcher, which ends what is cancelled
     */
    public RecallMassTask(TaskControl control, Recalls recalls, WorkBell toRecall, WorkBell toSend) {
        this.control = control;
        this.recalls = recalls;
        this.toRecall = toRecall;
        this.toSend = toSend;
    }

    /**
     * Cancels the task unless it has ended, so that nothing more goes out, and begins to recall. To be asked any number of
     * times; empty where there is no such task.
     */
    public Optional<RecallRequest> recall(BizNo bizNo, TraceId traceId) {
        if (control.command(bizNo, TaskCommand.CANCEL).isEmpty()) {
            return Optional.empty();
        }
        Optional<RecallRequest> asked = recalls.ask(bizNo, traceId);
        if (asked.isPresent() && asked.get() instanceof RecallRequest.Begun) {
            LOG.atWarn().addKeyValue("biz_no", bizNo).log("recall of a mass task asked for");
            toRecall.ring();
            toSend.ring();
        }
        return asked;
    }

    /** How the recall of a task stands; empty where none was asked for. */
    public Optional<Recall> find(TaskId task) {
        return recalls.find(task);
    }

    /** What became of some batches of a task; empty where no recall was asked for. */
    public Optional<Map<Integer, RecallMark>> marks(BizNo bizNo, Set<Integer> batches) {
        return recalls.marks(bizNo, batches);
    }
}
