package io.wecomops.adapters.mysql.idempotency;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.adapters.mysql.connection.SqlFailure;
import io.wecomops.domain.idempotency.Earlier;
import io.wecomops.domain.idempotency.ExpiredKeys;
import io.wecomops.domain.idempotency.KeyedRequest;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.idempotency.RequestLedger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests by their key: the insert of the answer, the last statement of its effect's transaction, decides who was first. */
public final class MysqlRequestLedger implements RequestLedger, ExpiredKeys {
    private static final String KEEPING = "keeping the answer under an idempotency key";

    private final Database database;

    public MysqlRequestLedger(Database database) {
        this.database = database;
    }

    @Override
    public Earlier earlier(KeyedRequest request) {
        String key = request.key().value();
        Optional<StoredRequest> stored =
                database.read("reading an idempotency key", StoredRequest::of, IdempotencyKeySql.READ, key).stream()
                        .findFirst();
        if (stored.filter(StoredRequest::expired).isPresent()) {
            // here, since the insert would be refused for it as for any other
            database.change("freeing an idempotency key", IdempotencyKeySql.FREE, key);
            return new Earlier.Nothing();
        }
        return stored.map(row -> row.seenBy(request.fingerprint())).orElseGet(Earlier.Nothing::new);
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return database.together("running a request under its idempotency key", work);
    }

    @Override
    public boolean keep(KeyedRequest request, RequestAnswer answer, Duration life) {
        return database.alongside(KEEPING, tx -> inserted(tx, request, answer, life) || stays(tx, request));
    }

    private static boolean inserted(DbExecute tx, KeyedRequest request, RequestAnswer answer, Duration life) {
        Optional<RequestAnswer> kept = Optional.of(answer).filter(RequestAnswer::canBeKept);
        try {
            tx.insert(
                    IdempotencyKeySql.KEEP,
                    request.key().value(),
                    request.fingerprint().hex(),
                    kept.isPresent() ? StoredRequest.ANSWERED : StoredRequest.UNANSWERED,
                    kept.map(RequestAnswer::status).orElse(null),
                    kept.map(RequestAnswer::headers).map(HeaderLines::of).orElse(null),
                    kept.map(RequestAnswer::body).orElse(null),
                    life.toMillis());
            return true;
        } catch (DbClientException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /**
     * Whether the key is the request's own, of a run whose answer could not be kept: that of this one would not be either. Only a
     * look: a refused insert holds the row's lock for reading, and two that wanted to write on while they hold it would be a deadlock.
     */
    private static boolean stays(DbExecute tx, KeyedRequest request) {
        return Row.all(
                        tx,
                        StoredRequest::of,
                        IdempotencyKeySql.READ,
                        request.key().value())
                .stream()
                .anyMatch(row -> !row.expired() && row.seenBy(request.fingerprint()) instanceof Earlier.Nothing);
    }

    @Override
    public int purge(int atMost) {
        return Math.toIntExact(database.change("purging idempotency keys", IdempotencyKeySql.PURGE, atMost));
    }
}
