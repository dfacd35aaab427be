package io.wecomops.sandbox.inbox;

/**
 * A checked message on its way.
 *
 * @param body stands for the request as it came, which is what the duplicate check compares
 * @param duplicateSeconds how long the same bytes are dropped; 0 if the check was not asked for
 * @param truncated whether the content was cut to its limit
 */
public record Parcel(Content content, BodyDigest body, long duplicateSeconds, boolean truncated) {}
