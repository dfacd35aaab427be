package io.wecomops.benchmarks.load;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.wecomops.adapters.redis.RedisAdapters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The bound: EVALSHA through Lettuce's one connection, its keys and arguments as texts, and nothing else of ours. */
public final class BareScript {
    private final StatefulRedisConnection<String, String> connection;
    private final String digest;

    private BareScript(StatefulRedisConnection<String, String> connection, String digest) {
        this.connection = connection;
        this.digest = digest;
    }

    /** The very script that our adapter runs. */
    public static BareScript ours(String url, String file) throws IOException {
        try (InputStream text = RedisAdapters.class.getResourceAsStream("lua/" + file)) {
            return of(url, new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    public static BareScript of(String url, String text) {
        RedisClient client = RedisClient.create(url);
        // it ends with its server, and does not look for it through the measurements that follow
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
        StatefulRedisConnection<String, String> connection = client.connect();
        return new BareScript(connection, connection.sync().scriptLoad(text));
    }

    /** The server's name and version. */
    public static String serverOf(String url) {
        RedisClient client = RedisClient.create(url);
        try {
            return "Redis "
                    + client.connect()
                            .sync()
                            .info("server")
                            .lines()
                            .filter(line -> line.startsWith("redis_version:"))
                            .map(line -> line.substring(line.indexOf(':') + 1))
                            .findFirst()
                            .orElse("of an unknown version");
        } finally {
            client.shutdown();
        }
    }

    public void run(String[] keys, String... arguments) throws Exception {
        Object answer = connection
                .async()
                .evalsha(digest, ScriptOutputType.MULTI, keys, arguments)
                .get(2, TimeUnit.SECONDS);
        Objects.requireNonNull(answer);
    }
}
