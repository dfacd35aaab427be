package io.wecomops.domain.idempotency;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One try to answer the request under a key.
 *
 * @param run names this try and no other: who comes late under the name of an old one changes nothing
 */
public record Attempt(IdempotencyKey key, RequestFingerprint fingerprint, String run) {
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    public Attempt {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(fingerprint, "fingerprint");
        if (!RUN.matcher(run).matches()) {
            throw new IllegalArgumentException("a run is named by 1 to 64 letters, digits and hyphens");
        }
    }
}
