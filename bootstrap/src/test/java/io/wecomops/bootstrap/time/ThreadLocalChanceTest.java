package io.wecomops.bootstrap.time;

import io.wecomops.domain.time.Chance;
import io.wecomops.testkit.contract.ChanceContract;

final class ThreadLocalChanceTest extends ChanceContract {
    @Override
    protected Chance chance() {
        return new ThreadLocalChance();
    }
}
