package io.wecomops.domain.masstask;

import java.util.regex.Pattern;

/** Tells whether two submissions ask for the same: a SHA-256 in 64 lower-case hex digits. */
public record Fingerprint(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Fingerprint {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a fingerprint is 64 lower-case hex digits");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
