package io.wecomops.testkit;

import io.wecomops.domain.time.Chance;
import io.wecomops.testkit.contract.ChanceContract;
import java.util.concurrent.ThreadLocalRandom;

/** Holds the contract itself to the JDK's generator. */
class ThreadLocalChanceTest extends ChanceContract {
    @Override
    protected Chance chance() {
        return () -> ThreadLocalRandom.current().nextDouble();
    }
}
