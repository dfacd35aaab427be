package io.wecomops.benchmarks.fault.harness;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;

/** What an operator does to a Redis, and what can be read off it at one moment. */
public final class RedisControl implements AutoCloseable {
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    public RedisControl(String url) {
        client = RedisClient.create(url);
        connection = client.connect();
    }

    /** It forgets all scripts. */
    public void flushScripts() {
        connection.sync().scriptFlush();
    }

    /** Clients' commands wait for so long. */
    public void pauseClients(Duration time) {
        connection.sync().clientPause(time.toMillis());
    }

    /** Microseconds by its clock. */
    public long timeMicros() {
        List<String> time = connection.sync().time();
        return Long.parseLong(time.get(0)) * 1_000_000 + Long.parseLong(time.get(1));
    }

    /** Runs a script that only reads. */
    public List<Object> read(String script, String... keys) {
        return connection.sync().eval(script, ScriptOutputType.MULTI, keys);
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
}
