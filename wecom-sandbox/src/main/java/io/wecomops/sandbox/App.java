package io.wecomops.sandbox;

/** An app of the sandbox's company. The secret is the key to its tokens: {@link #toString()} never shows it. */
public record App(int agentId, String secret) {
    public App {
        if (agentId <= 0) {
            throw new IllegalArgumentException("an agent id is positive, not " + agentId);
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException("the secret of app " + agentId + " must not be blank");
        }
    }

    @Override
    public String toString() {
        return "App[agentId=" + agentId + ", secret=***]";
    }
}
