package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.time.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Tells how one task goes on, each time something has changed, until it has ended. Thread-safe; each follower has a thread. */
public final class FollowTask {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int STEPS_OF_SILENCE = 15;

    private final TaskControl control;
    private final Sleeper sleeper;

    public FollowTask(TaskControl control, Sleeper sleeper) {
        this.control = control;
        this.sleeper = sleeper;
    }

    /** Who is told. What it throws ends the following. */
    public interface Follower {
        void changed(TaskDetails now);

        /** Nothing has changed for a while: a sign of life for those between. */
        void silent();
    }

    /** How the task stands; empty where there is none. */
    public Optional<TaskDetails> now(BizNo bizNo) {
        return control.details(bizNo);
    }

    /**
     * Tells {@code follower} how the task stands now and from now on; returns once it has been told of the end, or after
     * {@code enough}.
     */
    public void follow(TaskDetails first, Follower follower, BooleanSupplier enough) throws InterruptedException {
        follower.changed(first);
        TaskDetails told = first;
        for (int silent = 0; !told.task().status().hasEnded() && !enough.getAsBoolean(); ) {
            sleeper.sleep(STEP);
            Optional<TaskDetails> now = control.details(told.task().bizNo());
            if (now.isEmpty()) {
                return;
            }
            if (!now.get().equals(told)) {
                told = now.get();
                follower.changed(told);
                silent = 0;
            } else if (++silent == STEPS_OF_SILENCE) {
                follower.silent();
                silent = 0;
            }
        }
    }
}
