package io.wecomops.adapters.redis;

import io.wecomops.domain.health.Probe;
import io.wecomops.testkit.contract.ProbeContract;
import io.wecomops.testservers.TestRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisProbeTest extends ProbeContract {
    private final TestRedis gone = TestRedis.startOwn();
    private final RedisAdapters adapters = RedisAdapters.connect(RedisSettings.of(gone.url()));

    @BeforeAll
    void stop() {
        gone.stop();
    }

    @AfterAll
    void close() {
        adapters.close();
    }

    @Override
    protected Probe reachable() {
        return Servers.ADAPTERS.probe();
    }

    @Override
    protected Probe unreachable() {
        return adapters.probe();
    }
}
