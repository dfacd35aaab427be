package io.wecomops.adapters.mysql.idempotency;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.domain.idempotency.Attempt;
import io.wecomops.domain.idempotency.Claim;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestLedger;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Requests by their key. Insert, look and take-over are a transaction each: a refused insert holds the row's lock for
 * reading, and two that wanted to write on while they hold it would be a deadlock.
 */
public final class MysqlRequestLedger implements RequestLedger, ExpiredKeys {
    private static final String ATTEMPT = "claiming an idempotency key";
    /** A key that is released between a refused insert and the look at it is tried for again, so often at the most. */
    private static final int TRIES = 8;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Database database;

    public MysqlRequestLedger(Database database) {
        this.database = database;
    }

    @Override
    public Claim claim(Attempt attempt, Duration lease, Duration life) {
        if (lease.toMillis() <= 0 || life.compareTo(lease) <= 0) {
            throw new IllegalArgumentException("a lease is positive and shorter than the key's life");
        }
        for (int tries = 0; tries < TRIES; tries++) {
            if (inserted(attempt, lease, life)) {
                return new Claim.Granted();
            }
            List<StoredRequest> found = database.read(
                    ATTEMPT,
                    StoredRequest::of,
                    IdempotencyKeySql.READ,
                    attempt.key().value());
            if (found.isEmpty()) {
                continue;
            }
            StoredRequest request = found.getFirst();
            if (!request.isFreeFor(attempt.fingerprint())) {
                return request.seenBy(attempt.fingerprint());
            }
            if (takenOver(attempt, lease, life)) {
                return new Claim.Granted();
            }
        }
        return new Claim.Running(SOON);
    }

    private boolean inserted(Attempt attempt, Duration lease, Duration life) {
        return database.change(
                        ATTEMPT,
                        IdempotencyKeySql.CLAIM,
                        attempt.key().value(),
                        attempt.fingerprint().hex(),
                        attempt.run(),
                        lease.toMillis(),
                        life.toMillis())
                == 1;
    }

    private boolean takenOver(Attempt attempt, Duration lease, Duration life) {
        return database.change(
                        ATTEMPT,
                        IdempotencyKeySql.TAKE_OVER,
                        attempt.fingerprint().hex(),
                        attempt.run(),
                        lease.toMillis(),
                        life.toMillis(),
                        attempt.key().value(),
                        attempt.fingerprint().hex())
                == 1;
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return database.together("running a request under its idempotency key", work);
    }

    @Override
    public boolean keep(Attempt attempt, RequestAnswer answer, Duration life) {
        return database.alongside("keeping the answer under an idempotency key", tx -> kept(tx, attempt, answer, life))
                == 1;
    }

    private static long kept(DbExecute tx, Attempt attempt, RequestAnswer answer, Duration life) {
        String key = attempt.key().value();
        if (!answer.canBeKept()) {
            return tx.dml(IdempotencyKeySql.KEEP_NOTHING, life.toMillis(), key, attempt.run());
        }
        return tx.dml(
                IdempotencyKeySql.KEEP,
                answer.status(),
                HeaderLines.of(answer.headers()),
                answer.body(),
                life.toMillis(),
                key,
                attempt.run());
    }

    @Override
    public boolean release(Attempt attempt) {
        return database.change(
                        "releasing an idempotency key",
                        IdempotencyKeySql.RELEASE,
                        attempt.key().value(),
                        attempt.run())
                == 1;
    }

    @Override
    public int purge(int atMost) {
        return Math.toIntExact(database.change("purging idempotency keys", IdempotencyKeySql.PURGE, atMost));
    }
}
