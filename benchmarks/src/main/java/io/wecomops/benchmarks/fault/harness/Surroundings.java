package io.wecomops.benchmarks.fault.harness;

import io.wecomops.sandbox.App;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.WecomSandbox;
import io.wecomops.testservers.TestDatabase;
import io.wecomops.testservers.TestRedis;
import java.util.HashMap;
import java.util.Map;

/** The servers that nodes share, and the far end, which is the judge. */
public final class Surroundings implements AutoCloseable {
    private final TestDatabase database;
    private final boolean ownDatabase;
    private final TestRedis redis = TestRedis.startOwn();
    private final String schema;
    private final SandboxSettings farEndSettings;
    private final WecomSandbox farEnd;

    /** A far end with one app. */
    public Surroundings() {
        this(SandboxSettings.demo());
    }

    public Surroundings(SandboxSettings farEndSettings) {
        this(farEndSettings, TestDatabase.start(), true);
    }

    private Surroundings(SandboxSettings farEndSettings, TestDatabase database, boolean ownDatabase) {
        this.farEndSettings = farEndSettings;
        this.database = database;
        this.ownDatabase = ownDatabase;
        schema = database.freshDatabase();
        farEnd = WecomSandbox.start(farEndSettings);
    }

    /** A short run shares the database server of its JVM, and must let it live; its schema is its own. */
    public static Surroundings of(Run run, SandboxSettings farEndSettings) {
        return run.measured()
                ? new Surroundings(farEndSettings)
                : new Surroundings(farEndSettings, TestDatabase.shared(), false);
    }

    public TestDatabase database() {
        return database;
    }

    /** The database within the server that nodes use. */
    public String schema() {
        return schema;
    }

    public TestRedis redis() {
        return redis;
    }

    public WecomSandbox farEnd() {
        return farEnd;
    }

    /** What a whole node is told to use them. */
    public Map<String, String> settings() {
        App app = farEndSettings.apps().getFirst();
        Map<String, String> settings = new HashMap<>();
        settings.put("WECOM_CORP_ID", farEndSettings.corpId());
        settings.put("WECOM_AGENT_ID", Integer.toString(app.agentId()));
        settings.put("WECOM_AGENT_SECRET", app.secret());
        settings.put("WECOM_API_BASE", farEnd.base().toString());
        settings.put("MYSQL_HOST", database.host());
        settings.put("MYSQL_PORT", Integer.toString(database.port()));
        settings.put("MYSQL_USER", database.user());
        settings.put("MYSQL_PASSWORD", database.password());
        settings.put("MYSQL_DB", schema);
        settings.put("REDIS_URL", redis.url());
        settings.put("RETRY_BACKOFF_BASE", "1.0");
        return settings;
    }

    @Override
    public void close() {
        farEnd.close();
        redis.stop();
        if (ownDatabase) {
            database.close();
        }
    }
}
