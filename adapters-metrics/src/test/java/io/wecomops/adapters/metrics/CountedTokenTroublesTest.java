package io.wecomops.adapters.metrics;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.token.TokenTroubles;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.TokenTroublesContract;
import java.time.Duration;

/** In front of one in memory. */
class CountedTokenTroublesTest extends TokenTroublesContract {
    private final ManualTime time = new ManualTime();
    private final TokenTroubles counted =
            new MetricsAdapters("1.2.3", time).counted(new MemoryAdapters(time).tokenTroubles());

    @Override
    protected TokenTroubles troubles() {
        return counted;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
