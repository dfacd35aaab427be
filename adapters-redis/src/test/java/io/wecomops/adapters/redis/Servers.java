package io.wecomops.adapters.redis;

import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.wecomops.testservers.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The shared Redis of these tests, seen through the door and, beside it, through a plain client. */
public final class Servers {
    public static final TestRedis SHARED = TestRedis.start();
    public static final RedisAdapters ADAPTERS =
            RedisAdapters.connect(new RedisSettings(SHARED.url(), "wecom-ops", Duration.ofSeconds(30)));
    public static final StatefulRedisConnection<String, String> CONNECTION = connect(SHARED);
    public static final RedisCommands<String, String> PLAIN = CONNECTION.sync();

    private Servers() {}

    /** The server's clock. */
    public static Instant now() {
        List<String> time = PLAIN.time();
        return Instant.ofEpochSecond(Long.parseLong(time.get(0))).plus(Long.parseLong(time.get(1)), ChronoUnit.MICROS);
    }

    /** The server's clock in microseconds. */
    public static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, now());
    }

    /** Returns when {@code time} has passed by the server's clock, and the millisecond by which it ends keys. */
    public static void pass(Duration time) {
        Instant end = now().plus(time).plusMillis(3);
        await().atMost(time.plusSeconds(30)).pollInterval(Duration.ofMillis(2)).until(() -> now().isAfter(end));
    }

    /** A plain connection, which ends with the JVM. */
    public static StatefulRedisConnection<String, String> connect(TestRedis redis) {
        return RedisClient.create(redis.url()).connect();
    }
}
