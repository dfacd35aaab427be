package io.wecomops.adapters.mysql.connection;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbTransaction;
import io.wecomops.domain.error.DependencyUnavailableException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One transaction that several methods of one thread take part in. It begins with the first that must, so that nothing is
 * locked before, and ends with {@link #commit} or {@link #rollback}. Not thread-safe.
 */
final class Joint {
    private final Supplier<DbTransaction> begin;
    private Optional<DbTransaction> open = Optional.empty();
    private Optional<DbClientException> broken = Optional.empty();

    Joint(Supplier<DbTransaction> begin) {
        this.begin = begin;
    }

    /** Whether something has been done that is not committed yet, or was undone. */
    boolean hasBegun() {
        return open.isPresent() || broken.isPresent();
    }

    /** The first part: where it fails it has not begun, and may be tried again. */
    <T> T begin(Function<DbExecute, T> work) {
        DbTransaction transaction = begin.get();
        try {
            T result = work.apply(transaction);
            open = Optional.of(transaction);
            return result;
        } catch (NoConnectionException nothingBegun) {
            throw nothingBegun;
        } catch (RuntimeException | Error failure) {
            undo(transaction, failure);
            throw failure;
        }
    }

    /** Another part. Where it fails there is nothing left of those before: whatever their caller makes of it, the whole fails. */
    <T> T goOn(String attempt, Function<DbExecute, T> work) {
        try {
            return work.apply(open.orElseThrow(() -> undone(attempt)));
        } catch (DbClientException failure) {
            broken = Optional.of(failure);
            rollback(failure);
            throw undone(attempt);
        }
    }

    void commit(String attempt) {
        if (broken.isPresent()) {
            throw undone(attempt);
        }
        Optional<DbTransaction> ending = open;
        open = Optional.empty();
        ending.ifPresent(DbTransaction::commit);
    }

    void rollback(Throwable failure) {
        Optional<DbTransaction> ending = open;
        open = Optional.empty();
        ending.ifPresent(transaction -> undo(transaction, failure));
    }

    private DependencyUnavailableException undone(String attempt) {
        return new DependencyUnavailableException("database", attempt, broken.orElseThrow());
    }

    private static void undo(DbTransaction transaction, Throwable failure) {
        try {
            transaction.rollback();
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
