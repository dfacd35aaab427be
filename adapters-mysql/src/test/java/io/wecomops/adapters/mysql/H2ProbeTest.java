package io.wecomops.adapters.mysql;

import io.wecomops.domain.health.Probe;
import io.wecomops.testkit.contract.ProbeContract;
import org.junit.jupiter.api.AfterAll;

/** On H2 in MySQL mode; one that is closed is gone. */
class H2ProbeTest extends ProbeContract {
    private static final TestBed BED = TestBed.h2();

    @Override
    protected Probe reachable() {
        return BED.adapters().probe();
    }

    @Override
    protected Probe unreachable() {
        try (var closed = TestBed.h2()) {
            return closed.adapters().probe();
        }
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
