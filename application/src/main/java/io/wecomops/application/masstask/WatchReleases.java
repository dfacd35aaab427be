package io.wecomops.application.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.GateMove;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.WatchedTask;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.trace.Trace;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gates of gray releases, and ends what was cancelled, until its thread is interrupted. Every node does so; each
 * change happens once.
 */
public final class WatchReleases implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WatchReleases.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCHES_AT_ONCE = 1000;

    private final GrayWatch watch;
    private final WorkBell bell;
    private final Sleeper sleeper;

    public WatchReleases(GrayWatch watch, WorkBell bell, Sleeper sleeper) {
        this.watch = watch;
        this.bell = bell;
        this.sleeper = sleeper;
    }

    @Override
    public void run() {
        try {
            while (true) {
                look();
                sleeper.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once. */
    void look() {
        try {
            while (watch.cancelSome(BATCHES_AT_ONCE) == BATCHES_AT_ONCE) {
                bell.ring(); // a task that has nothing left ends in the dispatcher's next round
            }
            while (watch.openSome(BATCHES_AT_ONCE) > 0) {
                bell.ring();
            }
            watch.watched().forEach(task -> Trace.run(task.traceId(), () -> move(task)));
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("gates are looked at again later");
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).log("looking at the gates failed");
        }
    }

    private void move(WatchedTask task) {
        GateMove move = task.next();
        if (!watch.move(task, move)) {
            return;
        }
        switch (move) {
            case GateMove.Nothing() -> {}
            case GateMove.Wait(String figures) ->
                LOG.atInfo().addKeyValue("biz_no", task.bizNo()).log(figures + "; waiting at the gate");
            case GateMove.Stop(String figures) ->
                LOG.atError().addKeyValue("biz_no", task.bizNo()).log(figures + "; too many failed: stopped");
            case GateMove.Open() -> {
                LOG.atInfo()
                        .addKeyValue("biz_no", task.bizNo())
                        .addKeyValue("wave_ended", task.wave().number())
                        .log("the gate opened");
                bell.ring();
            }
        }
    }
}
