package io.wecomops.bootstrap.time;

import io.wecomops.domain.time.Ticker;
import io.wecomops.testkit.contract.TickerContract;
import java.time.Duration;

final class SystemTickerTest extends TickerContract {
    @Override
    protected Ticker ticker() {
        return new SystemTicker();
    }

    @Override
    protected void pass(Duration time) throws InterruptedException {
        new SystemSleeper().sleep(time);
    }
}
