package io.wecomops.bootstrap.wiring;

/** What a failure comes down to, in one line. */
public final class RootCause {
    private RootCause() {}

    /** The message of the innermost cause, or its kind where it has none. */
    public static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String kind = cause.getClass().getSimpleName();
        String message = cause.getMessage();
        return message == null ? kind : message.lines().findFirst().orElse(kind);
    }
}
