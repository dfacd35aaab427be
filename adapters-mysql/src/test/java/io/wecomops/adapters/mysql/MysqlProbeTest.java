package io.wecomops.adapters.mysql;

import io.wecomops.domain.health.Probe;
import io.wecomops.testkit.contract.ProbeContract;
import io.wecomops.testservers.TestDatabase;
import org.junit.jupiter.api.AfterAll;

/** On a real server; and on one that was killed. */
class MysqlProbeTest extends ProbeContract {
    private static final TestBed BED = TestBed.mysql();
    private static final TestDatabase DYING = TestDatabase.start();
    private static final MysqlAdapters BEREFT = MysqlAdapters.open(TestBed.on(DYING, DYING.freshDatabase()));

    @Override
    protected Probe reachable() {
        return BED.adapters().probe();
    }

    @Override
    protected Probe unreachable() {
        var probe = BEREFT.probe();
        probe.check();
        DYING.kill();
        return probe;
    }

    @AfterAll
    static void close() {
        BED.close();
        BEREFT.close();
        DYING.close();
    }
}
