package io.wecomops.adapters.mysql.health;

import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.domain.health.Probe;
import java.time.Duration;

/** A round trip to the database. */
public final class DatabaseProbe implements Probe {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Database database;

    public DatabaseProbe(Database database) {
        this.database = database;
    }

    @Override
    public void check() {
        database.ping("asking for a sign of life", LIMIT);
    }
}
