package io.wecomops.domain.idempotency;

import java.util.regex.Pattern;

/** Tells whether two requests under one key ask for the same: a SHA-256 in 64 lower-case hex digits. */
public record RequestFingerprint(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public RequestFingerprint {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a request's fingerprint is 64 lower-case hex digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
