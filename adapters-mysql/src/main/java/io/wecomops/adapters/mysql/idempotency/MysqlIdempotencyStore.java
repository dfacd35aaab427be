package io.wecomops.adapters.mysql.idempotency;

import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.IdempotencyStore;
import java.time.Duration;

/** Marks that outlive every restart. */
public final class MysqlIdempotencyStore implements IdempotencyStore {
    private static final String ATTEMPT = "marking an idempotency key";

    private final Database database;

    public MysqlIdempotencyStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean markOnce(IdempotencyKey key, Duration life) {
        if (life.toMillis() <= 0) {
            throw new IllegalArgumentException("a mark lasts at least a millisecond, not " + life);
        }
        return database.change(ATTEMPT, IdempotencyKeySql.MARK, key.value(), life.toMillis()) == 1
                || database.change(ATTEMPT, IdempotencyKeySql.MARK_AGAIN, life.toMillis(), key.value()) == 1;
    }
}
