package io.wecomops.adapters.redis.call;

import io.wecomops.adapters.redis.Servers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Runs one script by itself on the shared Redis. */
final class Scripts {
    private static final RedisCalls CALLS = new RedisCalls(Servers.CONNECTION.async(), Duration.ofSeconds(30));

    private Scripts() {}

    static Reply run(LuaScript script, List<String> keys, Object... arguments) {
        return CALLS.run(script, keys, arguments);
    }

    static String newKey() {
        return "script-test:{" + UUID.randomUUID() + "}";
    }
}
