package io.wecomops.sandbox.token;

/** What the sandbox knows of a token that a call bears. */
public sealed interface Held {
    record Valid(int agentId) implements Held {}

    record Expired() implements Held {}

    /** Never issued, or revoked. */
    record Unknown() implements Held {}
}
