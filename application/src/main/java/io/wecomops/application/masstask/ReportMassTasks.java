package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.reason.ErrorGuide;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import java.util.Optional;

/** Tells how mass tasks stand, and their people. Answers empty where there is no such task. Thread-safe. */
public final class ReportMassTasks {
    private final MassTasks tasks;
    private final TaskIndex index;
    private final RecipientLedger ledger;
    private final TaskLog log;
    private final TaskControl control;
    private final ErrorGuide guide;

    public ReportMassTasks(
            MassTasks tasks,
            TaskIndex index,
            RecipientLedger ledger,
            TaskLog log,
            TaskControl control,
            ErrorGuide guide) {
        this.tasks = tasks;
        this.index = index;
        this.control = control;
        this.ledger = ledger;
        this.log = log;
        this.guide = guide;
    }

    /** The tasks, newest first. */
    public Page<MassTask> all(PageRequest page) {
        return tasks.list(page);
    }

    public Optional<TaskDetails> one(BizNo bizNo) {
        return control.details(bizNo);
    }

    public Optional<Page<Recipient>> recipients(BizNo bizNo, PageRequest page) {
        return index.find(bizNo).map(task -> ledger.list(task.id(), page));
    }

    public Optional<Page<Recipient>> recipients(BizNo bizNo, RecipientState state, PageRequest page) {
        return index.find(bizNo).map(task -> ledger.list(task.id(), state, page));
    }

    /** Whether the task is so old that its people are deleted, or are being: what is still told of them is not all. */
    public boolean isArchived(BizNo bizNo) {
        return index.find(bizNo)
                .filter(task -> task.stage() == TaskStage.ARCHIVED)
                .isPresent();
    }

    public Optional<Page<TaskEvent>> log(BizNo bizNo, PageRequest page) {
        return index.find(bizNo).map(task -> log.read(task.id(), page));
    }

    /** A reason in words. */
    public Explanation explain(Reason reason) {
        return guide.explain(reason);
    }
}
