package io.wecomops.application.upload;

import io.wecomops.application.masstask.WorkBell;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.SealRequest;
import java.util.Optional;

/** Ends the uploading of a task and lets its sealing begin. Thread-safe. */
public final class SealAwaitedTask {
    private final MassTasks tasks;
    private final AwaitedTasks awaited;
    private final WorkBell bell;

    /** @param bell wakes whoever seals on this node */
    public SealAwaitedTask(MassTasks tasks, AwaitedTasks awaited, WorkBell bell) {
        this.tasks = tasks;
        this.awaited = awaited;
        this.bell = bell;
    }

    /**
     * What came of it, and the task as it then stands.
     *
     * @param task as it stood before, where nothing was begun
     */
    public record Answer(SealRequest request, MassTask task) {}

    /** To be asked any number of times; empty where there is no such task. */
    public Optional<Answer> seal(BizNo bizNo) {
        return tasks.find(bizNo).map(task -> {
            SealRequest request = awaited.seal(task.id());
            if (request instanceof SealRequest.Begun) {
                bell.ring();
                return new Answer(request, tasks.find(bizNo).orElse(task));
            }
            return new Answer(request, task);
        });
    }
}
