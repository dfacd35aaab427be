package io.wecomops.domain.error;

/**
 * A server that the platform needs could not be asked. Whether a change that was asked for has happened is not known.
 */
public final class DependencyUnavailableException extends RuntimeException {
    private final String dependency;

    /**
     * @param dependency its name as operators know it: "database", "redis"
     * @param attempt what was being done, without values
     */
    public DependencyUnavailableException(String dependency, String attempt, Throwable cause) {
        super(dependency + " unavailable: " + attempt, cause);
        this.dependency = dependency;
    }

    public String dependency() {
        return dependency;
    }

    /** What it comes down to, in one line for operators: the message of the innermost cause, or its kind. */
    public String rootCause() {
        Throwable cause = this;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String kind = cause.getClass().getSimpleName();
        String message = cause.getMessage();
        return message == null ? kind : message.lines().findFirst().orElse(kind);
    }
}
