package io.wecomops.adapters.metrics;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.domain.token.TokenStore;
import io.wecomops.testkit.ManualTime;
import io.wecomops.testkit.contract.TokenStoreContract;
import java.time.Duration;

/** In front of one in memory. */
class CountedTokenStoreTest extends TokenStoreContract {
    private final ManualTime time = new ManualTime();
    private final TokenStore counted =
            new MetricsAdapters("1.2.3", time).counted(new MemoryAdapters(time).tokenStore());

    @Override
    protected TokenStore store() {
        return counted;
    }

    @Override
    protected void pass(Duration span) {
        time.advance(span);
    }
}
