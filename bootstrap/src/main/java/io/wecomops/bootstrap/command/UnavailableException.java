package io.wecomops.bootstrap.command;

/** Something that the command needs is not to be had; the message says what, and what to do. */
final class UnavailableException extends IllegalStateException {
    UnavailableException(String message) {
        super(message);
    }

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
