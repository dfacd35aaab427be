package io.wecomops.bootstrap.wiring;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed backwards. */
final class OwnedParts implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** Closes every part, whatever becomes of the others; then throws what went wrong, if anything did. */
    @Override
    public void close() {
        RuntimeException first = null;
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception failure) {
                if (first == null) {
                    first = new IllegalStateException("not everything could be closed", failure);
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** The same because of {@code failure}, which is what is to be told. */
    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (RuntimeException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
