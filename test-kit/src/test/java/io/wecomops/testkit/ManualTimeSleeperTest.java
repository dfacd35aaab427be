package io.wecomops.testkit;

import io.wecomops.domain.time.Sleeper;
import io.wecomops.testkit.contract.SleeperContract;
import java.time.Instant;

class ManualTimeSleeperTest extends SleeperContract {
    private final ManualTime time = new ManualTime();

    @Override
    protected Sleeper sleeper() {
        return time;
    }

    @Override
    protected Instant now() {
        return time.instant();
    }
}
