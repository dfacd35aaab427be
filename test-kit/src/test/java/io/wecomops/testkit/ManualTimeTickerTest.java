package io.wecomops.testkit;

import io.wecomops.domain.time.Ticker;
import io.wecomops.testkit.contract.TickerContract;
import java.time.Duration;

class ManualTimeTickerTest extends TickerContract {
    private final ManualTime time = new ManualTime();

    @Override
    protected Ticker ticker() {
        return time;
    }

    @Override
    protected void pass(Duration by) {
        time.advance(by);
    }
}
