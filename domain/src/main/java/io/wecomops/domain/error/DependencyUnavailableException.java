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
}
