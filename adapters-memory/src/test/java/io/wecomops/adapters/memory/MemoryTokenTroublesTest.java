package io.wecomops.adapters.memory;

import io.wecomops.domain.token.TokenTroubles;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.TokenTroublesContract;
import java.time.Duration;

class MemoryTokenTroublesTest extends TokenTroublesContract {
    private final ManualTime time = new ManualTime();
    private final TokenTroubles troubles = new MemoryAdapters(time).tokenTroubles();

    @Override
    protected TokenTroubles troubles() {
        return troubles;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
