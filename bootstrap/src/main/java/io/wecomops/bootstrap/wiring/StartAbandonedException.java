package io.wecomops.bootstrap.wiring;

/** The process was asked to end before it had started. */
public final class StartAbandonedException extends IllegalStateException {
    StartAbandonedException(String awaited) {
        super("asked to end while waiting for the " + awaited);
    }
}
