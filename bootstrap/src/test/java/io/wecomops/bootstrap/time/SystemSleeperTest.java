package io.wecomops.bootstrap.time;

import io.wecomops.domain.time.Sleeper;
import io.wecomops.testkit.contract.SleeperContract;
import java.time.Instant;

final class SystemSleeperTest extends SleeperContract {
    private final SystemTicker ticker = new SystemTicker();

    @Override
    protected Sleeper sleeper() {
        return new SystemSleeper();
    }

    @Override
    protected Instant now() {
        return Instant.EPOCH.plus(ticker.elapsed());
    }
}
