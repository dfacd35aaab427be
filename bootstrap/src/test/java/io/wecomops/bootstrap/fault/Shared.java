package io.wecomops.bootstrap.fault;

import io.wecomops.testservers.TestDatabase;
import io.wecomops.testservers.TestRedis;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a node that shares a database and a Redis with others. */
final class Shared {
    private Shared() {}

    static Map<String, String> settings(FarEnd farEnd, TestDatabase database, String schema, TestRedis redis) {
        Map<String, String> settings = new LinkedHashMap<>(farEnd.settings());
        settings.put("MYSQL_HOST", database.host());
        settings.put("MYSQL_PORT", Integer.toString(database.port()));
        settings.put("MYSQL_USER", database.user());
        settings.put("MYSQL_PASSWORD", database.password());
        settings.put("MYSQL_DB", schema);
        settings.put("REDIS_URL", redis.url());
        return settings;
    }
}
