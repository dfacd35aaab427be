package io.wecomops.application.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.OldTasks;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.time.Sleeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the people of tasks that ended long ago, in steps so small that nobody waits for them. {@link #run()} is for one
 * thread of each node.
 */
public final class ForgetOldTasks implements Runnable {
    static final int TASKS_AT_ONCE = 20;
    static final int ROWS_AT_ONCE = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(ForgetOldTasks.class);
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofMinutes(1);

    private final OldTasks tasks;
    private final Duration age;
    private final Meter meter;
    private final Sleeper sleeper;

    /** @param age how long after a task has ended its people are deleted */
    public ForgetOldTasks(OldTasks tasks, Duration age, Meter meter, Sleeper sleeper) {
        this.tasks = tasks;
        this.age = age;
        this.meter = meter;
        this.sleeper = sleeper;
    }

    /** Deletes until its thread is interrupted. No failure ends it. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sleeper.sleep(step() ? BREATH : REST);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there may be more to do. */
    private boolean step() {
        try {
            long deleted = tasks.purge(ROWS_AT_ONCE);
            if (deleted > 0) {
                meter.count(new Happening.Purged(deleted));
                return true;
            }
            int archived = tasks.archive(age, TASKS_AT_ONCE);
            if (archived > 0) {
                LOG.atInfo()
                        .addKeyValue("tasks", archived)
                        .addKeyValue("days", age.toDays())
                        .log("old tasks archived; their people are being deleted");
            }
            return archived > 0;
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("old tasks stay for now");
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).log("deleting old tasks failed; tried again in a minute");
        }
        return false;
    }
}
