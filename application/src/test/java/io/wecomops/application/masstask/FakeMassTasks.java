package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tasks in a list; can be told to fail once. Thread-safe. */
final class FakeMassTasks implements MassTasks {
    private final List<NewMassTask> accepted = new ArrayList<>();
    private final List<MassTask> tasks = new ArrayList<>();
    private @Nullable RuntimeException failure;
    private boolean failed;

    synchronized void failOnce(RuntimeException with) {
        failure = with;
    }

    synchronized boolean hasFailed() {
        return failed;
    }

    synchronized List<NewMassTask> accepted() {
        return List.copyOf(accepted);
    }

    @Override
    public synchronized Acceptance accept(NewMassTask task) {
        var existing = find(task.submission().bizNo());
        if (existing.isPresent()) {
            return new Acceptance.Existing(existing.get());
        }
        accepted.add(task);
        tasks.add(stored(task));
        return new Acceptance.Accepted(tasks.getLast());
    }

    private MassTask stored(NewMassTask task) {
        var submission = task.submission();
        return new MassTask(
                new TaskId(accepted.size()),
                submission.bizNo(),
                submission.agentId(),
                submission.message().type(),
                submission.delivery(),
                task.fingerprint(),
                task.traceId(),
                TaskStatus.PENDING,
                TaskStage.READY,
                new Progress(task.people(), 0, 0, 0, 0, task.people()),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Override
    public synchronized Optional<MassTask> find(BizNo bizNo) {
        return tasks.stream().filter(task -> task.bizNo().equals(bizNo)).findFirst();
    }

    @Override
    public synchronized Page<MassTask> list(PageRequest page) {
        return new Page<>(tasks.reversed(), OptionalLong.empty());
    }

    @Override
    public synchronized List<MassTask> endFinished() {
        var now = failure;
        if (now != null) {
            failure = null;
            failed = true;
            throw now;
        }
        return List.of();
    }
}
