package io.wecomops.benchmarks.limit;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.regex.Pattern;

/** How many commands clients sent to a Redis, told from what scripts called inside it. */
final class CommandCount implements AutoCloseable {
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    CommandCount(String url) {
        client = RedisClient.create(url);
        connection = client.connect();
    }

    void reset() {
        connection.sync().configResetstat();
    }

    /** Scripts run; for Bucket4j also its plain GETs, one before each script, where each script GETs once itself. */
    long of(Contender contender) {
        String stats = connection.sync().info("commandstats");
        long scripts = calls(stats, "eval") + calls(stats, "evalsha");
        return switch (contender) {
            case OURS, REDISSON -> scripts;
            case BUCKET4J -> Math.max(scripts, calls(stats, "get"));
        };
    }

    @Override
    public void close() {
        client.shutdown();
    }

    private static long calls(String stats, String command) {
        return Pattern.compile("cmdstat_" + command + ":calls=(\\d+)")
                .matcher(stats)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }
}
