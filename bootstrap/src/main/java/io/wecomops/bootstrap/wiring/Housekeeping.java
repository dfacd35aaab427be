package io.wecomops.bootstrap.wiring;

import io.wecomops.adapters.metrics.MetricsAdapters;
import io.wecomops.adapters.mysql.MysqlAdapters;
import io.wecomops.application.idempotency.ForgetExpiredKeys;
import io.wecomops.application.masstask.ForgetOldTasks;
import io.wecomops.application.masstask.SumUpBlocks;
import io.wecomops.application.masstask.WatchReleases;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.application.metrics.WatchQueue;
import io.wecomops.bootstrap.settings.Settings;
import io.wecomops.domain.time.Sleeper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a node does beside sending and answering, each on a thread of its own. */
final class Housekeeping implements AutoCloseable {
    private static final Duration PURGE_PAUSE = Duration.ofMinutes(1);
    private static final Duration LOOK_PAUSE = Duration.ofSeconds(5);

    private final List<Housekeeper> started = new ArrayList<>();

    /** @param bell wakes the dispatcher */
    Housekeeping(MysqlAdapters mysql, Settings settings, MetricsAdapters metrics, WorkBell bell, Sleeper sleeper) {
        start(new ForgetExpiredKeys(mysql.expiredKeys(), sleeper, PURGE_PAUSE));
        start(new WatchReleases(mysql.grayWatch(), bell, sleeper));
        start(new SumUpBlocks(mysql.batchBlocks(), sleeper));
        start(new WatchQueue(mysql.queueDepth(), metrics.meter(), sleeper, LOOK_PAUSE));
        settings.retention()
                .ifPresent(age -> start(new ForgetOldTasks(mysql.oldTasks(), age, metrics.meter(), sleeper)));
    }

    private void start(Runnable chores) {
        started.add(Housekeeper.start(chores));
    }

    @Override
    public void close() {
        started.reversed().forEach(Housekeeper::close);
    }
}
