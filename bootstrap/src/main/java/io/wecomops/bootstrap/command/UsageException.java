package io.wecomops.bootstrap.command;

/** The command line is not one that the program knows; the message says why. */
final class UsageException extends IllegalArgumentException {
    UsageException(String message) {
        super(message);
    }
}
